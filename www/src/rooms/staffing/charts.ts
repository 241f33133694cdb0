/** The room's pictures. Each takes a width in pixels and gives an SVG; colours are the page's custom properties. */

import * as Plot from "@observablehq/plot";
import type { PlanIntervals, PlanPool, ShrinkagePart } from "../../../../src/boundary/breather";
import { clock } from "../../format.ts";
import { cells, day, openWeekdays, span, steps, type Cell, type Measure } from "./week.ts";

export type Drawing = (width: number) => Element;

/** Short names of weekdays, Monday first. */
export const SHORT = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** From a quiet to a busy cell: the share of the data colour that is mixed into the card's. */
const shade = (colour: string) => (t: number) => `color-mix(in oklab, var(${colour}) ${8 + t * 88}%, var(--card))`;

/** Every second or fourth hour, so that labels do not touch. */
function hours(from: number, to: number, width: number): number[] {
  const room = width < 520 ? 240 : 120;
  const found: number[] = [];
  for (let minute = 0; minute <= 1440; minute += room) if (minute >= from && minute < to) found.push(minute);
  return found;
}

/** The least width at which a cell of the week can still be told from the next. */
export function heatWidth(intervals: PlanIntervals, minutes: number): number {
  const count = new Set(cells(intervals, "calls", minutes).map((cell) => cell.startMinute)).size;
  return 56 + count * 9;
}

export interface HeatOptions {
  /** Words for one value, with its unit. */
  words: (value: number) => string;
  /** The custom property of the full colour. */
  colour?: string;
  /** Values on the wrong side of it are marked by a dot and the colour of a miss. */
  goal?: { value: number; side: "atLeast" | "atMost" } | null;
}

/** What a heat-map's colours stand for, for the legend under it. */
export interface HeatStep {
  from: number | null;
  to: number | null;
  colour: string;
}

function heatScale(found: readonly Cell[], colour: string) {
  const values = found.flatMap((cell) => (cell.value === null ? [] : [cell.value]));
  const most = Math.max(...values, 0);
  return Plot.scale({ color: { type: "quantize", n: 6, domain: [0, most || 1], interpolate: shade(colour) } });
}

/** The steps of a heat-map's colours from low to high. */
export function heatSteps(found: readonly Cell[], colour = "--data"): HeatStep[] {
  const scale = heatScale(found, colour);
  const bounds = [...(scale.domain as Iterable<number>)];
  return [...(scale.range as Iterable<string>)].map((fill, at) => ({ from: bounds[at - 1] ?? null, to: bounds[at] ?? null, colour: fill }));
}

/** Weekdays down, intervals across; closed intervals stay empty. */
export function weekHeat(found: readonly Cell[], options: HeatOptions): Drawing {
  const colour = options.colour ?? "--data";
  const scale = heatScale(found, colour);
  const starts = [...new Set(found.map((cell) => cell.startMinute))].sort((a, b) => a - b);
  const weekdays = [...new Set(found.filter((cell) => cell.value !== null).map((cell) => cell.weekday))].sort((a, b) => a - b);
  const shown = found.filter((cell) => weekdays.includes(cell.weekday) && cell.value !== null);
  const misses = (cell: Cell) =>
    options.goal != null && cell.value !== null && (options.goal.side === "atLeast" ? cell.value < options.goal.value - 1e-9 : cell.value > options.goal.value + 1e-9);
  return (width) =>
    Plot.plot({
      width,
      height: 34 + weekdays.length * 26,
      marginLeft: 40,
      marginRight: 8,
      marginTop: 4,
      marginBottom: 28,
      padding: 0.06,
      x: { type: "band", domain: starts, ticks: hours(starts[0] ?? 0, (starts.at(-1) ?? 0) + 1, width), tickFormat: clock, label: null, tickSize: 4 },
      y: { type: "band", domain: weekdays, tickFormat: (weekday: number) => SHORT[weekday] ?? "", label: null, tickSize: 0 },
      color: { type: "identity" },
      marks: [
        Plot.cell(shown, {
          x: "startMinute",
          y: "weekday",
          fill: (cell: Cell) => (misses(cell) ? "var(--miss-soft)" : (scale.apply(cell.value) as string)),
          title: (cell: Cell) => `${SHORT[cell.weekday]} ${clock(cell.startMinute)}: ${options.words(cell.value ?? 0)}`,
        }),
        Plot.dot(shown.filter(misses), { x: "startMinute", y: "weekday", r: 2, fill: "var(--bad)" }),
      ],
    });
}

export interface DayLine {
  measure: Measure;
  label: string;
  colour: string;
  /** Dashes tell lines apart without colour. */
  dash?: string;
  area?: boolean;
}

/** One weekday as step lines: each value holds over its interval. */
export function dayLines(intervals: PlanIntervals, weekday: number, minutes: number, lines: readonly DayLine[]): Drawing {
  const { from, to } = dayExtent(intervals, weekday, minutes);
  return (width) =>
    Plot.plot({
      width,
      height: width < 520 ? 240 : 280,
      marginLeft: 40,
      marginRight: 12,
      marginTop: 12,
      x: { domain: [from, to], ticks: hours(from, to + 1, width), tickFormat: clock, label: null },
      y: { label: "agents", labelArrow: "none", grid: true, zero: true, nice: true, ticks: 5 },
      marks: [
        ...lines.flatMap((line) => {
          const points = steps(intervals, line.measure, weekday, minutes);
          return [
            ...(line.area ? [Plot.areaY(points, { x: "minute", y: "value", fill: line.colour, fillOpacity: 0.14 })] : []),
            Plot.lineY(points, { x: "minute", y: "value", stroke: line.colour, strokeWidth: 2, strokeDasharray: line.dash }),
          ];
        }),
        Plot.ruleY([0], { stroke: "var(--rule)" }),
        Plot.tip(
          day(intervals, weekday).map((at) => intervals.startMinute[at] ?? 0),
          Plot.pointerX({
            x: (minute: number) => minute,
            y: (minute: number) => valueAt(intervals, weekday, minute, lines[0]?.measure ?? "requiredAgents"),
            title: (minute: number) =>
              [clock(minute), ...lines.map((line) => `${line.label}: ${valueAt(intervals, weekday, minute, line.measure)?.toFixed(1) ?? "none"}`)].join("\n"),
          }),
        ),
      ],
    });
}

/** One measure over a weekday with the goal it is held against. */
export function daySmall(
  intervals: PlanIntervals,
  weekday: number,
  minutes: number,
  measure: Measure,
  options: { words: (value: number) => string; goal: number | null; domain: [number, number] },
): Drawing {
  const { from, to } = dayExtent(intervals, weekday, minutes);
  return (width) =>
    Plot.plot({
      width,
      height: 150,
      marginLeft: 48,
      marginRight: 12,
      x: { domain: [from, to], ticks: hours(from, to + 1, Math.min(width, 519)), tickFormat: clock, label: null },
      y: { domain: options.domain, grid: true, ticks: 4, tickFormat: options.words, label: null },
      marks: [
        Plot.lineY(steps(intervals, measure, weekday, minutes), { x: "minute", y: "value", stroke: "var(--scenario)", strokeWidth: 2 }),
        ...(options.goal === null ? [] : [Plot.ruleY([options.goal], { stroke: "var(--baseline)", strokeWidth: 1.5, strokeDasharray: "5 4" })]),
      ],
    });
}

/** The parts of shrinkage as one bar that adds up to its total. */
export function shrinkageBar(parts: readonly ShrinkagePart[], words: (share: number) => string): Drawing {
  return (width) =>
    Plot.plot({
      width,
      height: 66,
      marginLeft: 2,
      marginRight: 8,
      marginTop: 2,
      marginBottom: 26,
      x: { ticks: width < 520 ? 4 : 8, tickFormat: words, label: null },
      y: { axis: null },
      color: { type: "identity" },
      marks: [
        Plot.barX(
          parts,
          Plot.stackX({
            x: "share",
            fill: (part: ShrinkagePart) => KIND_COLOURS[part.kind],
            stroke: "var(--card)",
            strokeWidth: 2,
            title: (part: ShrinkagePart) => `${part.label}: ${words(part.share)}`,
          }),
        ),
        Plot.text(
          parts.filter((part) => part.share > 0),
          Plot.stackX({ x: "share", text: (_: ShrinkagePart, at: number) => String(at + 1), fill: "var(--ink)", fontWeight: 600 }),
        ),
      ],
    });
}

/** Colours of the three kinds of shrinkage. */
export const KIND_COLOURS: Record<ShrinkagePart["kind"], string> = {
  planned: "color-mix(in oklab, var(--scenario) 55%, var(--card))",
  unplanned: "color-mix(in oklab, var(--warn) 50%, var(--card))",
  inDay: "color-mix(in oklab, var(--baseline) 45%, var(--card))",
};

function dayExtent(intervals: PlanIntervals, weekday: number, minutes: number): { from: number; to: number } {
  const places = day(intervals, weekday);
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return span(intervals, minutes);
  return { from: intervals.startMinute[first] ?? 0, to: (intervals.startMinute[last] ?? 0) + minutes };
}

function valueAt(intervals: PlanIntervals, weekday: number, minute: number, measure: Measure): number | null {
  const at = day(intervals, weekday).find((place) => intervals.startMinute[place] === minute);
  return at === undefined ? null : (intervals[measure][at] ?? null);
}

/** The weekday that the plan calls its peak, if it is open. */
export function busiestWeekday(pool: PlanPool): number {
  const open = openWeekdays(pool.intervals);
  return open.includes(pool.totals.peakWeekday) ? pool.totals.peakWeekday : (open[0] ?? 0);
}
