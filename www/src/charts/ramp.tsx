/** Colours for amounts: classes with round bounds, from the ground's colour to a token's, and the legend that says them. */
import { scaleThreshold, ticks } from "./scales.ts";
import type { JSX } from "preact";
import { Label } from "./marks.tsx";

/** Classes of amounts. */
export interface Ramp {
  /** Where one class gives way to the next. */
  bounds: readonly number[];
  /** From the least class to the greatest; one more than there are bounds. */
  colours: readonly string[];
  of: (value: number) => string;
}

/**
 * Five to ten classes over a range. They are mixed in OKLab, where equal steps look equal, from
 * tokens, so that they are light to dark on a light page and dark to light on a dark one.
 */
export function ramp([from, to]: readonly [number, number], token: string): Ramp {
  const bounds = ticks(from, to, 7).filter((bound) => bound > from && bound < to);
  const colours = Array.from({ length: bounds.length + 1 }, (_, i) => {
    const part = bounds.length === 0 ? 1 : i / bounds.length;
    return `color-mix(in oklab, var(--${token}) ${Math.round(10 + 90 * part)}%, var(--card))`;
  });
  const scale = scaleThreshold<number, string>(bounds, colours);
  return { bounds, colours, of: (value) => scale(value) };
}

const SWATCH = { width: 40, height: 10 };
/** Pixels of a letter of the legend. */
const LETTER = 6;

interface RampLegendProps {
  of: Ramp;
  x: number;
  y: number;
  /** The most that the legend may take. */
  width: number;
  /** What is measured, with its unit. */
  title: string;
  format: (bound: number) => string;
}

/** Swatches with the bounds between them, under what they measure; where it is narrow, every second or third bound is said. */
export function RampLegend({ of, x, y, width, title, format }: RampLegendProps): JSX.Element {
  const each = Math.min(SWATCH.width, width / of.colours.length);
  const words = of.bounds.map(format);
  const every = Math.ceil((Math.max(0, ...words.map((word) => word.length)) * LETTER + 8) / each);
  return (
    <g>
      <Label x={x} y={y + 6} small>
        {title}
      </Label>
      {of.colours.map((colour, i) => (
        <rect key={i} x={x + i * each} y={y + 16} width={each} height={SWATCH.height} fill={colour} stroke="var(--rule)" stroke-width={0.6} />
      ))}
      {words.map(
        (word, i) =>
          i % every === 0 && (
            <Label key={i} x={x + (i + 1) * each} y={y + 34} anchor="middle" small>
              {word}
            </Label>
          ),
      )}
    </g>
  );
}
