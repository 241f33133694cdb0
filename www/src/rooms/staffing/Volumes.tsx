import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { PlanPool, PlanResult } from "../../../../src/boundary/breather";
import { about, clock, number } from "../../format.ts";
import { Figure, type TableData } from "../../ui/index.ts";
import { weekHeat } from "./heat.tsx";
import { cells, grid, openWeekdays, type Cell } from "./week.ts";
import { stale } from "./store.ts";

/** A week's cells as a table: one row per interval, one column per weekday. */
export function weekTable(found: readonly Cell[], weekdays: readonly number[], names: readonly string[], unit: string, format: (value: number) => string): TableData {
  return {
    columns: [
      { label: "From", kind: "text" },
      ...weekdays.map((weekday) => ({ label: names[weekday] ?? "", kind: "number" as const, unit, format, absent: "closed" })),
    ],
    rows: grid(found, weekdays).map((row) => [clock(row.startMinute), ...row.values]),
  };
}

/** The calls of the week as they are planned for. */
export function Volumes({ plan, pool }: { plan: PlanResult; pool: PlanPool }): JSX.Element {
  const { intervals } = pool;
  const found = useMemo(() => cells(intervals, intervals.calls, plan.intervalMinutes), [intervals, plan.intervalMinutes]);
  const draw = useMemo(() => weekHeat(found, { words: (calls) => `${about(calls)} calls`, bound: about, legend: `calls per ${plan.intervalMinutes} minutes`, minutes: plan.intervalMinutes }), [found, plan.intervalMinutes]);
  const table = useMemo(() => weekTable(found, openWeekdays(intervals), plan.weekdays, "calls", about), [found, intervals, plan.weekdays]);
  const peak = intervals.calls.reduce((best, calls, at) => (intervals.open[at] && calls > (intervals.calls[best] ?? 0) ? at : best), 0);
  return (
    <Figure
      title="Your call volumes: when callers call"
      subtitle={`Calls offered in each ${plan.intervalMinutes} minutes of a typical week; ${number(pool.totals.callsPerWeek)} calls in all`}
      summary={`Heat-map of calls by weekday and time. The most, ${about(intervals.calls[peak] ?? 0)}, come on ${plan.weekdays[intervals.weekday[peak] ?? 0] ?? ""} at ${clock(intervals.startMinute[peak] ?? 0)}.`}
      draw={draw}
      table={table}
      file="calls by interval"
      stale={stale.value}
      scrolls
    />
  );
}
