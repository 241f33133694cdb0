/** A week as a heat-map: weekdays down, intervals across, with its legend inside the drawing so that it is saved too. */

import * as Plot from "@observablehq/plot";
import { clock } from "../../format.ts";
import type { Frame } from "../../ui/index.ts";
import { SHORT, type Cell } from "./week.ts";

export interface HeatOptions {
  /** Words for one value, with its unit. */
  words: (value: number) => string;
  /** What the colours stand for, with the unit. */
  legend: string;
  /** Values on the wrong side are marked by a dot and the colour of a miss. */
  goal?: { value: number; side: "atLeast" | "atMost"; words: string } | null;
  /** The token of the full colour. */
  colour?: string;
  /** The range that the colours span; from 0 to the greatest value if absent. */
  domain?: [number, number];
}

/** Pixels that a cell needs to be told from the next. */
const NARROWEST = 11;
const LEFT = 40;
const ROW = 26;
const LEGEND = 54;

/** The width that a heat-map of these cells needs; it scrolls where there is less room. */
export function heatWidth(found: readonly Cell[]): number {
  return LEFT + 8 + new Set(found.map((cell) => cell.startMinute)).size * NARROWEST;
}

/** The hours named on the axis, as close as they can stand without touching. */
export function hourTicks(from: number, to: number, width: number): number[] {
  const pixelsPerLabel = 52;
  const step = [60, 120, 180, 240, 360].find((minutes) => width * minutes >= pixelsPerLabel * (to - from)) ?? 360;
  const found: number[] = [];
  for (let minute = 0; minute <= 1440; minute += step) if (minute >= from && minute <= to) found.push(minute);
  return found;
}

/** The plot of a week's cells; closed intervals stay empty. */
export function weekHeat(found: readonly Cell[], options: HeatOptions): (frame: Frame) => Plot.PlotOptions {
  const { goal, words } = options;
  const starts = [...new Set(found.map((cell) => cell.startMinute))].sort((a, b) => a - b);
  const open = found.filter((cell): cell is Cell & { value: number } => cell.value !== null);
  const weekdays = [...new Set(open.map((cell) => cell.weekday))].sort((a, b) => a - b);
  const most = Math.max(...open.map((cell) => cell.value), 0);
  const misses = (cell: Cell & { value: number }) =>
    goal != null && (goal.side === "atLeast" ? cell.value < goal.value - 1e-9 : cell.value > goal.value + 1e-9);
  const missed = open.filter(misses);
  return (frame) => {
    const width = Math.max(frame.width, heatWidth(found));
    const mix = Plot.scale({
      color: { type: "linear", domain: [0, 1], range: [frame.colour("card"), frame.colour(options.colour ?? "scenario")], interpolate: "lab" },
    });
    const shade = (t: number) => String(mix.apply(0.06 + t * 0.9));
    const scale = Plot.scale({ color: { type: "quantize", n: 8, domain: options.domain ?? [0, most || 1], interpolate: shade } });
    const fill = (cell: Cell & { value: number }) => (misses(cell) ? frame.colour("card") : String(scale.apply(cell.value)));
    const first = starts[0] ?? 0;
    const last = starts.at(-1) ?? 0;
    return {
      width,
      height: 6 + weekdays.length * ROW + 24 + LEGEND,
      marginLeft: LEFT,
      marginRight: 8,
      marginTop: 6,
      marginBottom: 24 + LEGEND,
      padding: 0.08,
      x: { type: "band", domain: starts, ticks: hourTicks(first, last, width), tickFormat: clock, label: null, tickSize: 4 },
      y: { type: "band", domain: weekdays, tickFormat: (weekday: number) => SHORT[weekday] ?? "", label: null, tickSize: 0 },
      color: { type: "identity" },
      marks: [
        Plot.cell(open, {
          x: "startMinute",
          y: "weekday",
          fill,
          stroke: (cell: Cell & { value: number }) => (misses(cell) ? "var(--bad)" : "var(--rule)"),
          strokeWidth: 0.6,
          inset: 0.3,
        }),
        Plot.dot(missed, { x: "startMinute", y: "weekday", r: 2.5, fill: "var(--bad)" }),
        Plot.tip(
          open,
          Plot.pointer({
            x: "startMinute",
            y: "weekday",
            title: (cell: Cell & { value: number }) => `${SHORT[cell.weekday]} ${clock(cell.startMinute)}\n${words(cell.value)}`,
          }),
        ),
        legend(options, [...(scale.domain as Iterable<number>)], [...(scale.range as Iterable<string>)], missed.length > 0),
      ],
    };
  };
}

const SVG = "http://www.w3.org/2000/svg";

function node(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries({ "text-anchor": "start", ...attributes })) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Swatches with the values at which one gives way to the next. */
function legend(options: HeatOptions, bounds: number[], colours: string[], anyMissed: boolean): Plot.Markish {
  return (_index, _scales, _values, dimensions) => {
    const group = node("g", {});
    const top = dimensions.height - LEGEND + 10;
    const size = { width: 40, height: 10 };
    colours.forEach((colour, at) => {
      group.append(node("rect", { x: LEFT + at * size.width, y: top + 16, ...size, fill: colour, stroke: "var(--rule)", "stroke-width": 0.6 }));
      const bound = bounds[at];
      if (bound !== undefined) {
        group.append(
          node(
            "text",
            { x: LEFT + (at + 1) * size.width, y: top + 37, "text-anchor": "middle", "font-size": 11, fill: "var(--muted)" },
            options.words(bound).replace(/\s*(calls|agents).*$/, ""),
          ),
        );
      }
    });
    group.append(node("text", { x: LEFT, y: top + 10, "font-size": 11, fill: "var(--muted)" }, options.legend));
    if (anyMissed && options.goal) {
      const x = LEFT + 150;
      group.append(
        node("rect", { x, y: top, width: 12, height: 12, fill: "none", stroke: "var(--bad)", "stroke-width": 0.8 }),
        node("circle", { cx: x + 6, cy: top + 6, r: 2.5, fill: "var(--bad)" }),
        node("text", { x: x + 18, y: top + 10, "font-size": 11, fill: "var(--muted)" }, options.goal.words),
      );
    }
    return group;
  };
}
