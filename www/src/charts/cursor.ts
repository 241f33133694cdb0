/** What a chart's cursor can stand on, and where a key or the pointer takes it. */
import type { Panel } from "./layout.ts";

/** One place of the cursor. */
export interface Stop {
  /** Centre, in pixels of the drawing; the tip stands beside it. */
  x: number;
  y: number;
  /** The row of a heat-map, from the top; 0 in charts that have one row. */
  row: number;
  /** What the tip says, a line each; the first is its head. A screen reader hears all of it. */
  lines: readonly string[];
  /** What the cursor frames; without it the cursor is a line from top to bottom. */
  box?: { x: number; y: number; width: number; height: number };
  /** Points on the lines that are read off. */
  dots?: readonly { y: number; colour: string }[];
}

/** The places of a chart's cursor. */
export interface Cursor {
  panel: Panel;
  /** Row by row, and from left to right in each. */
  stops: readonly Stop[];
  /** The stop that the first key shows; the first one if absent. */
  start?: number;
  /** Called with the stop that a person clicks, or chooses by Enter. */
  pick?: (stop: number) => void;
}

/** The stop nearest to a point: in a heat-map in its row, elsewhere by x alone. */
export function nearest(stops: readonly Stop[], x: number, y: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  stops.forEach((stop, i) => {
    const { box } = stop;
    // A box is read off only where the pointer is level with it; rows of a heat-map do not overlap.
    if (box && (y < box.y - 2 || y > box.y + box.height + 2)) return;
    const away = Math.abs(stop.x - x);
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

/** Where a key leads from a stop; null if the key means nothing to the cursor. */
export function moved(stops: readonly Stop[], from: number, key: string, toCorner: boolean): number | null {
  const at = stops[from];
  if (!at) return null;
  const inRow = (row: number): number[] => stops.flatMap((stop, i) => (stop.row === row ? [i] : []));
  const row = inRow(at.row);
  const place = row.indexOf(from);
  switch (key) {
    case "ArrowLeft":
      return row[place - 1] ?? from;
    case "ArrowRight":
      return row[place + 1] ?? from;
    case "Home":
      return (toCorner ? 0 : row[0]) ?? from;
    case "End":
      return (toCorner ? stops.length - 1 : row.at(-1)) ?? from;
    case "ArrowUp":
    case "ArrowDown": {
      const rows = [...new Set(stops.map((stop) => stop.row))].sort((a, b) => a - b);
      // In a chart of one row these keys keep their meaning: they scroll the page.
      if (rows.length < 2) return null;
      const next = rows[rows.indexOf(at.row) + (key === "ArrowUp" ? -1 : 1)];
      if (next === undefined) return from;
      return inRow(next).reduce((best, i) => (Math.abs(stops[i]!.x - at.x) < Math.abs(stops[best]!.x - at.x) ? i : best));
    }
    default:
      return null;
  }
}
