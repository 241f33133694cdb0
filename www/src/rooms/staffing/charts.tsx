/** Pictures of one weekday and of shrinkage, for `Figure`. Colours are the page's tokens. */

import type { Column as Estimates, PlanIntervals, ShrinkagePart } from "../../../../src/boundary/breather";
import { Area, AxisX, AxisY, Band, Label, Line, panel, RuleY, scaleLinear, type Between, type Drawing, type Frame, type Point, type Stop } from "../../charts/index.ts";
import { clock } from "../../format.ts";
import { hourTicks } from "./heat.tsx";
import { day, span, steps, type Measure, type When } from "./week.ts";

type Draw = (frame: Frame) => Drawing;

export interface DayLine {
  /** The plan's column that it shows, or the simulation's, with its interval. */
  measure: Measure | "simulated";
  estimates?: Estimates;
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
  const column = (line: DayLine): readonly (number | null)[] => (line.measure === "simulated" ? (line.estimates?.mean ?? []) : intervals[line.measure]);
  const value = (line: DayLine, at: number) => column(line)[at] ?? 0;
  const most = Math.max(1, ...places.flatMap((at) => lines.map((line) => value(line, at))));
  return ({ width, roomy }) => {
    const height = roomy ? 300 : 240;
    const place = panel(width, height, { top: 30, right: 22, bottom: 30, left: 44 });
    const x = scaleLinear([from, to], [place.left, place.right]);
    const y = scaleLinear([0, most], [place.bottom, place.top]).nice();
    const drawn = lines.map((line) => ({ ...line, points: corners(intervals, column(line), weekday, minutes) }));
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={hourTicks(from, to, place.right - place.left)} format={clock} />
          <AxisY panel={place} scale={y} ticks={y.ticks(5)} format={words} label="agents" />
          {drawn.map((line) => line.area && <Area key={line.measure} points={line.points} x={x} y={y} colour={line.colour} />)}
          {drawn.map((line) => line.estimates && <Band key={line.measure} points={between(intervals, line.estimates, weekday, minutes)} x={x} y={y} colour={line.colour} />)}
          {drawn.map((line) => (
            <Line key={line.measure} points={line.points} x={x} y={y} colour={line.colour} dash={line.dash} />
          ))}
        </>
      ),
      cursor: {
        panel: place,
        stops: places.map((at): Stop => {
          const start = intervals.startMinute[at] ?? 0;
          return {
            x: x(start + minutes / 2),
            y: (place.top + place.bottom) / 2,
            row: 0,
            lines: [interval(start, minutes), ...lines.map((line) => `${line.label}: ${words(value(line, at))}${give(line.estimates, at, words)}`)],
            dots: lines.map((line) => ({ y: y(value(line, at)), colour: line.colour })),
          };
        }),
      },
    };
  };
}

export interface SmallOptions {
  /** Words for a value that is read off. */
  words: (value: number) => string;
  /** Words for the ticks of the axis. */
  tick: (value: number) => string;
  goal: number | null;
  domain: [number, number];
  /** The simulation's column, and half a width of its interval in words. */
  simulated?: { estimates: Estimates; width: (half: number) => string } | null;
}

/** One measure over a weekday, with the goal it is held against as a dashed line. */
export function daySmall(intervals: PlanIntervals, weekday: number, minutes: number, measure: Measure, options: SmallOptions): Draw {
  const { from, to } = dayExtent(intervals, weekday, minutes);
  const places = day(intervals, weekday);
  const { words, tick, goal, domain, simulated } = options;
  return ({ width }) => {
    const height = 150;
    const place = panel(width, height, { top: 10, right: 22, bottom: 30, left: 52 });
    const x = scaleLinear([from, to], [place.left, place.right]);
    const y = scaleLinear(domain, [place.bottom, place.top]).clamp(true);
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={hourTicks(from, to, place.right - place.left)} format={clock} />
          <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={tick} />
          {simulated && <Band points={between(intervals, simulated.estimates, weekday, minutes)} x={x} y={y} colour={SIMULATED.colour} />}
          <Line points={corners(intervals, intervals[measure], weekday, minutes)} x={x} y={y} colour="var(--scenario)" />
          {simulated && <Line points={corners(intervals, simulated.estimates.mean, weekday, minutes)} x={x} y={y} colour={SIMULATED.colour} width={1.5} />}
          {goal !== null && <RuleY panel={place} at={y(goal)} colour="var(--baseline)" width={1.5} dash="5 4" />}
        </>
      ),
      cursor: {
        panel: place,
        stops: places.flatMap((at): Stop[] => {
          const value = intervals[measure][at];
          const start = intervals.startMinute[at] ?? 0;
          if (value == null) return [];
          const counted = simulated?.estimates.mean[at];
          return [
            {
              x: x(start + minutes / 2),
              y: (place.top + place.bottom) / 2,
              row: 0,
              lines: [
                interval(start, minutes),
                simulated ? `Formula: ${words(value)}` : words(value),
                ...(simulated && counted != null ? [`Simulated: ${words(counted)}${give(simulated.estimates, at, simulated.width)}`] : []),
              ],
              dots: [{ y: y(value), colour: "var(--scenario)" }, ...(counted == null ? [] : [{ y: y(counted), colour: SIMULATED.colour }])],
            },
          ];
        }),
      },
    };
  };
}

/** An interval as clock times. */
export function interval(start: number, minutes: number): string {
  return `${clock(start)}\u2013${clock(start + minutes)}`;
}

/** How simulated lines look, here and in legends. */
export const SIMULATED = { colour: "var(--third)", dash: "6 3" } as const;

function corners(intervals: When, column: readonly (number | null)[], weekday: number, minutes: number): Point[] {
  return steps(intervals, column, weekday, minutes).map(({ minute, value }) => ({ x: minute, y: value }));
}

/** The ends of a column's intervals; nothing where there is no interval. */
function between(intervals: When, { mean, halfWidth }: Estimates, weekday: number, minutes: number): Between[] {
  const end = (side: number): Point[] => corners(intervals, mean.map((value, at) => (value === null || halfWidth[at] == null ? null : value + side * halfWidth[at])), weekday, minutes);
  const high = end(1);
  return end(-1).map(({ x, y }, i) => ({ x, low: y === null ? null : Math.max(0, y), high: high[i]?.y ?? null }));
}

/** Half the width of an interval in words; empty where there is none. */
function give(estimates: Estimates | undefined, at: number, words: (half: number) => string): string {
  const half = estimates?.halfWidth[at];
  return half == null ? "" : ` \u00b1 ${words(half)}`;
}

/** The parts of shrinkage as one bar that adds up to its total; numbers stand for the rows of its table. */
export function shrinkageBar(parts: readonly ShrinkagePart[], total: number, words: (share: number) => string, tick: (share: number) => string): Draw {
  return ({ width, roomy }) => {
    const height = 78;
    const place = panel(width, height, { top: 4, right: 16, bottom: 26, left: 12 });
    const x = scaleLinear([0, total || 1], [place.left, place.right]);
    let sum = 0;
    const bars = parts.map((part, at) => {
      const left = x(sum);
      sum += part.share;
      return { part, at, left, width: x(sum) - left };
    });
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={x.ticks(roomy ? 8 : 4)} format={tick} />
          {bars.map((bar) => (
            <g key={bar.at}>
              <rect x={bar.left} y={place.top} width={bar.width} height={place.bottom - place.top} fill={KIND_COLOURS[bar.part.kind]} stroke="var(--card)" stroke-width={1.5} />
              {bar.width > 14 && (
                <Label x={bar.left + bar.width / 2} y={(place.top + place.bottom) / 2} anchor="middle" colour="var(--card)" bold>
                  {bar.at + 1}
                </Label>
              )}
            </g>
          ))}
        </>
      ),
      cursor: {
        panel: place,
        stops: bars.flatMap((bar): Stop[] =>
          bar.part.share > 0
            ? [
                {
                  x: bar.left + bar.width / 2,
                  y: (place.top + place.bottom) / 2,
                  row: 0,
                  lines: [`${bar.at + 1}. ${bar.part.label}`, `${words(bar.part.share)} of contracted time`],
                  box: { x: bar.left, y: place.top, width: bar.width, height: place.bottom - place.top },
                },
              ]
            : [],
        ),
      },
    };
  };
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
