/**
 * A chart as a file. The drawing on the page takes its colours from the style sheet; a file has
 * none, so every colour, font and dash is written out as it is seen.
 */
import { safeName, saveFile } from "./save.ts";

const RESOLVED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "color",
  "font-family",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "paint-order",
  "display",
  "visibility",
] as const;

const COLOURS: ReadonlySet<string> = new Set(["fill", "stroke", "color"]);

/**
 * A computed colour as every program reads it: a mixed colour is computed as oklab(…), which few
 * drawing programs know. Mixed with itself in sRGB it is the same colour by its red, green and blue.
 */
function plain(colour: string, probe: HTMLElement): string {
  if (!/^(ok|lab|lch|color)/.test(colour)) return colour;
  probe.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
  const parts = /^color\(srgb ([\d.e+-]+) ([\d.e+-]+) ([\d.e+-]+)/.exec(getComputedStyle(probe).color);
  if (!parts) return colour;
  return `rgb(${parts.slice(1).map((part) => Math.round(255 * Math.min(1, Math.max(0, Number(part))))).join(", ")})`;
}

const SVG = "http://www.w3.org/2000/svg";
const PAD = 16;

/** What goes around the drawing. */
export interface Caption {
  title: string;
  subtitle: string;
}

/** A copy of a chart that stands on its own, with its title, on the page's card colour. */
export function standalone(chart: SVGSVGElement, caption: Caption): { svg: SVGSVGElement; width: number; height: number } {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const probe = document.body.appendChild(document.createElement("span"));
  const from = [chart, ...chart.querySelectorAll<SVGElement>("*")];
  const to = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  from.forEach((node, i) => {
    const target = to[i];
    if (!target) return;
    const style = getComputedStyle(node);
    for (const name of RESOLVED) {
      const value = style.getPropertyValue(name);
      target.setAttribute(name, COLOURS.has(name) ? plain(value, probe) : value);
    }
    target.removeAttribute("style");
  });
  probe.remove();
  copy.querySelectorAll(".cursor").forEach((cursor) => cursor.remove());
  for (const name of ["class", "aria-hidden"]) copy.removeAttribute(name);
  copy.setAttribute("role", "img");
  copy.setAttribute("aria-label", `${caption.title}. ${caption.subtitle}`);
  const box = chart.viewBox.baseVal;
  const style = getComputedStyle(chart.closest("figure") ?? document.body);
  const width = box.width + 2 * PAD;
  const head = caption.subtitle ? 56 : 36;
  const height = box.height + head + 2 * PAD;
  const outer = document.createElementNS(SVG, "svg");
  outer.setAttribute("xmlns", SVG);
  outer.setAttribute("width", String(width));
  outer.setAttribute("height", String(height));
  outer.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", style.getPropertyValue("--card").trim() || "#ffffff");
  const line = (text: string, y: number, size: number, weight: number, colour: string): SVGTextElement => {
    const node = document.createElementNS(SVG, "text");
    node.textContent = text;
    for (const [name, value] of Object.entries({
      x: PAD,
      y,
      "font-family": "system-ui, sans-serif",
      "font-size": size,
      "font-weight": weight,
      fill: style.getPropertyValue(colour).trim() || "#000000",
    })) {
      node.setAttribute(name, String(value));
    }
    return node;
  };
  copy.setAttribute("x", String(PAD));
  copy.setAttribute("y", String(PAD + head));
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  outer.append(ground, line(caption.title, PAD + 16, 16, 600, "--ink"));
  if (caption.subtitle) outer.append(line(caption.subtitle, PAD + 38, 13, 400, "--muted"));
  outer.append(copy);
  return { svg: outer, width, height };
}

function source(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

export function saveSvg(chart: SVGSVGElement, caption: Caption, name: string): void {
  saveFile(`${safeName(name)}.svg`, "image/svg+xml", source(standalone(chart, caption).svg));
}

/** Saves the chart as a picture of twice its size in dots. */
export async function savePng(chart: SVGSVGElement, caption: Caption, name: string): Promise<void> {
  const { svg, width, height } = standalone(chart, caption);
  const address = URL.createObjectURL(new Blob([source(svg)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * 2);
    canvas.height = Math.ceil(height * 2);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser cannot draw pictures.");
    context.scale(2, 2);
    context.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("This browser cannot save pictures.");
    saveFile(`${safeName(name)}.png`, "image/png", blob);
  } finally {
    URL.revokeObjectURL(address);
  }
}
