import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CompleteScenario, PlanPool, PlanResult } from "../../../../src/boundary/breather";
import { agents, seconds, share } from "../../format.ts";
import { look, view } from "../../state/document.ts";
import { Button, Figure, saveCsv, Segmented } from "../../ui/index.ts";
import { PLAN_COLUMNS, planTable } from "./DayView.tsx";
import { weekHeat, type HeatOptions } from "./heat.tsx";
import { stale } from "./store.ts";
import { cells, openPlaces, openWeekdays } from "./week.ts";
import { weekTable } from "./Volumes.tsx";

type Shown = "serviceLevel" | "requiredAgents" | "occupancy" | "shortAgents";

interface WeekViewProps {
  plan: PlanResult;
  pool: PlanPool;
  goals: CompleteScenario["goals"];
  rostered: boolean;
}

const CHOICE = "staffing.week";

/** The whole week at a glance, by the measure that is chosen. */
export function WeekView({ plan, pool, goals, rostered }: WeekViewProps): JSX.Element {
  const { intervals } = pool;
  const measures: { value: Shown; label: string }[] = [
    { value: "serviceLevel", label: "Service level" },
    { value: "requiredAgents", label: "Required agents" },
    { value: "occupancy", label: "Occupancy" },
    ...(rostered ? [{ value: "shortAgents" as const, label: "Agents short" }] : []),
  ];
  const chosen = view.value.options[CHOICE];
  const measure = measures.find((one) => one.value === chosen)?.value ?? "serviceLevel";
  const { title, subtitle, heat } = described(measure, goals, plan.intervalMinutes, rostered);
  const found = useMemo(() => cells(intervals, measure, plan.intervalMinutes), [intervals, measure, plan.intervalMinutes]);
  const key = JSON.stringify([measure, goals, plan.intervalMinutes]);
  const draw = useMemo(() => weekHeat(found, heat), [found, key]);
  const table = useMemo(() => weekTable(found, openWeekdays(intervals), plan.weekdays, "", heat.words), [found, intervals, plan.weekdays]);
  const all = (): number[] => openPlaces(intervals);
  const requirement = PLAN_COLUMNS.filter((column) => ["calls", "plannedCalls", "handleSeconds", "offeredErlangs", "requiredAgents", "requiredScheduled"].includes(column.measure));
  return (
    <section class="staffing-week" aria-labelledby="week-heading">
      <div class="section-head">
        <h2 id="week-heading">The whole week</h2>
        <Segmented legend="What is shown" quiet name="staffing-week" value={measure} options={measures} onChange={(value) => look(CHOICE, value)} />
      </div>
      <Figure title={title} subtitle={subtitle} draw={draw} table={table} file={title} stale={stale.value} scrolls />
      <div class="table-tools">
        <Button onClick={() => saveCsv(planTable(plan, pool, all()), "plan by interval")}>Save the plan by interval (CSV)</Button>
        <Button onClick={() => saveCsv(planTable(plan, pool, all(), requirement), "requirement by interval")}>Save the requirement (CSV)</Button>
      </div>
    </section>
  );
}

function described(measure: Shown, goals: CompleteScenario["goals"], minutes: number, rostered: boolean): { title: string; subtitle: string; heat: HeatOptions } {
  const each = `in each ${minutes} minutes of the week`;
  const at = rostered ? "with the roster" : "with the required agents";
  switch (measure) {
    case "serviceLevel":
      return {
        title: `Service level over the week, ${at}`,
        subtitle: `Share of offered calls answered within ${seconds(goals.targetSeconds)}, ${each}`,
        heat: {
          words: share,
          bound: (value) => share(value, 0),
          legend: "share answered in time",
          minutes,
          domain: [goals.serviceLevel ?? 0.5, 1],
          goal: goals.serviceLevel === null ? null : { value: goals.serviceLevel, side: "atLeast", words: `below the goal of ${share(goals.serviceLevel, 0)}` },
        },
      };
    case "occupancy":
      return {
        title: `Occupancy over the week, ${at}`,
        subtitle: `Share of time on the phone that is busy with calls, ${each}`,
        heat: {
          words: share,
          bound: (value) => share(value, 0),
          legend: "share of time busy",
          minutes,
          domain: [0, 1],
          goal: goals.occupancy === null ? null : { value: goals.occupancy, side: "atMost", words: `above the cap of ${share(goals.occupancy, 0)}` },
        },
      };
    case "requiredAgents":
      return { title: "Agents required over the week", subtitle: `Agents on the phone that meet every goal, ${each}`, heat: { words: (value) => `${agents(value)} agents`, bound: agents, legend: "agents", minutes } };
    case "shortAgents":
      return {
        title: "Where the roster falls short",
        subtitle: `Required less available agents, mean over the roster's weeks, ${each}`,
        heat: { words: (value) => `${agents(value)} agents`, bound: agents, legend: "agents short", minutes, colour: "bad" },
      };
  }
}
