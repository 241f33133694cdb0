/** A plan's columns, one entry per interval of the week, as the cells and lines that charts and tables want. */

import type { PlanIntervals } from "../../../../src/boundary/breather";

/** A column of `PlanIntervals` that holds numbers. */
export type Measure = Exclude<keyof PlanIntervals, "weekday" | "startMinute" | "open">;

/** The columns that say when, which every week has. */
export type When = Pick<PlanIntervals, "weekday" | "startMinute" | "open">;

/** One interval of the week; `at` is its place in the plan's columns. */
export interface Cell {
  at: number;
  weekday: number;
  startMinute: number;
  /** `null` where the centre is closed or the engine gives no number. */
  value: number | null;
}

/** The first and last minute at which any weekday is open; the whole day if none is. */
export function span(intervals: When, minutes: number): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  intervals.open.forEach((open, at) => {
    if (!open) return;
    const start = intervals.startMinute[at] ?? 0;
    from = Math.min(from, start);
    to = Math.max(to, start + minutes);
  });
  return from < to ? { from, to } : { from: 0, to: 1440 };
}

/** The cells of the week within the hours that any weekday is open, with the values of a column; closed ones have none. */
export function cells(intervals: When, column: readonly (number | null)[], minutes: number): Cell[] {
  const { from, to } = span(intervals, minutes);
  const found: Cell[] = [];
  intervals.weekday.forEach((weekday, at) => {
    const startMinute = intervals.startMinute[at] ?? 0;
    if (startMinute < from || startMinute >= to) return;
    found.push({ at, weekday, startMinute, value: intervals.open[at] ? (column[at] ?? null) : null });
  });
  return found;
}

/** The places of a weekday's open intervals, in order. */
export function day(intervals: When, weekday: number): number[] {
  const places: number[] = [];
  intervals.weekday.forEach((of, at) => {
    if (of === weekday && intervals.open[at]) places.push(at);
  });
  return places;
}

/** Weekdays with at least one open interval. */
export function openWeekdays(intervals: When): number[] {
  const open = new Set<number>();
  intervals.weekday.forEach((weekday, at) => {
    if (intervals.open[at]) open.add(weekday);
  });
  return [...open].sort((a, b) => a - b);
}

/** Corners of a step line through a day: each value holds from its interval's start to its end. */
export function steps(
  intervals: When,
  column: readonly (number | null)[],
  weekday: number,
  minutes: number,
): { minute: number; value: number | null }[] {
  const corners: { minute: number; value: number | null }[] = [];
  let end: number | null = null;
  for (const at of day(intervals, weekday)) {
    const minute = intervals.startMinute[at] ?? 0;
    if (end !== null && minute > end) corners.push({ minute: end, value: null });
    const value = column[at] ?? null;
    corners.push({ minute, value }, { minute: minute + minutes, value });
    end = minute + minutes;
  }
  return corners;
}

/** A heat-map as a table: one row per interval of the day, one column per weekday. */
export function grid(found: readonly Cell[], weekdays: readonly number[]): { startMinute: number; values: (number | null)[] }[] {
  const rows = new Map<number, (number | null)[]>();
  for (const cell of found) {
    let row = rows.get(cell.startMinute);
    if (!row) rows.set(cell.startMinute, (row = weekdays.map(() => null)));
    const place = weekdays.indexOf(cell.weekday);
    if (place >= 0) row[place] = cell.value;
  }
  return [...rows].sort(([a], [b]) => a - b).map(([startMinute, values]) => ({ startMinute, values }));
}

/** The places of the open intervals that fall short, worst first. */
export function shortfalls(intervals: PlanIntervals): number[] {
  const short = (at: number) => intervals.shortAgents[at] ?? 0;
  return intervals.weekday.map((_, at) => at).filter((at) => intervals.open[at] && short(at) > 0).sort((a, b) => short(b) - short(a) || a - b);
}

/** Short names of weekdays, Monday first. */
export const SHORT: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The places of all open intervals, Monday first. */
export function openPlaces(intervals: When): number[] {
  return intervals.weekday.map((_, at) => at).filter((at) => intervals.open[at]);
}
