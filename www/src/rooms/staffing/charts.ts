/** Pictures of one weekday and of shrinkage, as options for `Figure`. Colours are the page's tokens. */

import * as Plot from "@observablehq/plot";
import type { PlanIntervals, ShrinkagePart } from "../../../../src/boundary/breather";
import { clock } from "../../format.ts";
import type { Frame } from "../../ui/index.ts";
import { hourTicks } from "./heat.ts";
import { day, span, steps, type Measure } from "./week.ts";

type Draw = (frame: Frame) => Plot.PlotOptions;

export interface DayLine {
  measure: Measure;
  label: string;
  colour: string;
  /** Dashes tell lines apart without colour. */
  dash?: string;
  area?: boolean;
}

/** One weekday as step lines: each value holds over its interval. */
export function dayLines(intervals: PlanIntervals, weekday: number, minutes: number, lines: readonly DayLine[], words: (value: number) => string): Draw {
  const { from, to } = dayExtent(intervals, weekday, minutes);
  const places = day(intervals, weekday);
  const top = (at: number) => Math.max(...lines.map((line) => intervals[line.measure][at] ?? 0));
  return (frame) => ({
    height: frame.roomy ? 300 : 240,
    marginLeft: 44,
    marginRight: 22,
    marginTop: 22,
    x: { domain: [from, to], ticks: hourTicks(from, to, frame.width), tickFormat: clock, label: null },
    y: { label: "agents", labelArrow: "none", grid: true, zero: true, nice: true, ticks: 5 },
    marks: [
      ...lines.flatMap((line) => {
        const points = steps(intervals, line.measure, weekday, minutes);
        return [
          ...(line.area ? [Plot.areaY(points, { x: "minute", y1: 0, y2: "value", fill: line.colour, fillOpacity: 0.14 })] : []),
          Plot.lineY(points, { x: "minute", y: "value", stroke: line.colour, strokeWidth: 2, ...(line.dash ? { strokeDasharray: line.dash } : {}) }),
        ];
      }),
      Plot.ruleY([0], { stroke: "var(--rule)" }),
      Plot.ruleX(places, Plot.pointerX({ x: (at: number) => intervals.startMinute[at] ?? 0, stroke: "var(--muted)", strokeOpacity: 0.5 })),
      Plot.tip(
        places,
        Plot.pointerX({
          x: (at: number) => intervals.startMinute[at] ?? 0,
          y: top,
          title: (at: number) =>
            [clock(intervals.startMinute[at] ?? 0), ...lines.map((line) => `${line.label}: ${words(intervals[line.measure][at] ?? 0)}`)].join("\n"),
        }),
      ),
    ],
  });
}

export interface SmallOptions {
  words: (value: number) => string;
  goal: number | null;
  domain: [number, number];
}

/** One measure over a weekday, with the goal it is held against as a dashed line. */
export function daySmall(intervals: PlanIntervals, weekday: number, minutes: number, measure: Measure, options: SmallOptions): Draw {
  const { from, to } = dayExtent(intervals, weekday, minutes);
  const places = day(intervals, weekday);
  return (frame) => ({
    height: 150,
    marginLeft: 48,
    marginRight: 22,
    marginTop: 10,
    x: { domain: [from, to], ticks: hourTicks(from, to, frame.width), tickFormat: clock, label: null },
    y: { domain: options.domain, grid: true, ticks: 4, tickFormat: options.words, label: null },
    marks: [
      Plot.lineY(steps(intervals, measure, weekday, minutes), { x: "minute", y: "value", stroke: "var(--scenario)", strokeWidth: 2, clip: true }),
      ...(options.goal === null ? [] : [Plot.ruleY([options.goal], { stroke: "var(--baseline)", strokeWidth: 1.5, strokeDasharray: "5 4" })]),
      Plot.tip(
        places,
        Plot.pointerX({
          x: (at: number) => intervals.startMinute[at] ?? 0,
          y: (at: number) => Math.min(options.domain[1], intervals[measure][at] ?? 0),
          title: (at: number) => `${clock(intervals.startMinute[at] ?? 0)}\n${options.words(intervals[measure][at] ?? 0)}`,
        }),
      ),
    ],
  });
}

/** The parts of shrinkage as one bar that adds up to its total; numbers stand for the rows of its table. */
export function shrinkageBar(parts: readonly ShrinkagePart[], total: number, words: (share: number) => string): Draw {
  const wide = total * 0.025;
  return (frame) => ({
    height: 78,
    marginLeft: 12,
    marginRight: 16,
    marginTop: 4,
    marginBottom: 26,
    x: { ticks: frame.roomy ? 8 : 4, tickFormat: words, label: null },
    y: { axis: null },
    color: { type: "identity" },
    marks: [
      Plot.barX(
        parts,
        Plot.stackX({ x: "share", fill: (part: ShrinkagePart) => KIND_COLOURS[part.kind], stroke: "var(--card)", strokeWidth: 1.5 }),
      ),
      Plot.text(
        parts,
        Plot.stackX({
          x: "share",
          text: (part: ShrinkagePart, at: number) => (part.share > wide ? String(at + 1) : ""),
          fill: "var(--card)",
          fontWeight: 600,
        }),
      ),
    ],
  });
}

/** Colours of the three kinds of shrinkage; their names stand beside them in the table. */
export const KIND_COLOURS: Record<ShrinkagePart["kind"], string> = {
  planned: "var(--scenario)",
  unplanned: "var(--warn)",
  inDay: "var(--baseline)",
};

function dayExtent(intervals: PlanIntervals, weekday: number, minutes: number): { from: number; to: number } {
  const places = day(intervals, weekday);
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return span(intervals, minutes);
  return { from: intervals.startMinute[first] ?? 0, to: (intervals.startMinute[last] ?? 0) + minutes };
}
