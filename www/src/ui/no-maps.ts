/**
 * Stands for `d3-geo` in the build: the page draws no maps, and map projections would be a tenth of
 * its code. Observable Plot asks for these names and calls them for maps only.
 */
function absent(): never {
  throw new Error("Maps are not part of this page.");
}

/** Called once as Observable Plot is loaded; what it makes is used for maps only. */
export function geoTransform(): { stream: () => never } {
  return { stream: absent };
}

export {
  absent as geoAlbers,
  absent as geoAlbersUsa,
  absent as geoAzimuthalEqualArea,
  absent as geoAzimuthalEquidistant,
  absent as geoCentroid,
  absent as geoClipRectangle,
  absent as geoConicConformal,
  absent as geoConicEqualArea,
  absent as geoConicEquidistant,
  absent as geoEqualEarth,
  absent as geoEquirectangular,
  absent as geoGnomonic,
  absent as geoGraticule10,
  absent as geoMercator,
  absent as geoOrthographic,
  absent as geoPath,
  absent as geoStereographic,
  absent as geoStream,
  absent as geoTransverseMercator,
};
