import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Column as Estimates, CompleteScenario, PlanPool, PlanResult, SimulatedIntervals } from "../../../../src/boundary/breather";
import { agents, number, seconds, share, width } from "../../format.ts";
import { look, view } from "../../state/document.ts";
import { Button, Figure, saveCsv, Segmented } from "../../ui/index.ts";
import { PLAN_COLUMNS, planTable } from "./DayView.tsx";
import { weekHeat, type HeatOptions } from "./heat.tsx";
import { withSimulated } from "./simulation.ts";
import { stale } from "./store.ts";
import { cells, openPlaces, openWeekdays } from "./week.ts";
import { weekTable } from "./Volumes.tsx";

type Both = "serviceLevel" | "abandonedShare" | "occupancy" | "availableAgents";
type Shown = Both | "requiredAgents" | "shortAgents";

interface WeekViewProps {
  plan: PlanResult;
  pool: PlanPool;
  goals: CompleteScenario["goals"];
  rostered: boolean;
  /** The simulated week of the same figures, if there is one. */
  simulated: SimulatedIntervals | null;
}

const CHOICE = "staffing.week";
const SOURCE = "staffing.weekBy";

/** The whole week at a glance, by the measure that is chosen. */
export function WeekView({ plan, pool, goals, rostered, simulated }: WeekViewProps): JSX.Element {
  const { intervals } = pool;
  const counted = simulated !== null && view.value.options[SOURCE] === "simulated" ? simulated : null;
  const measures: { value: Shown; label: string }[] = [
    { value: "serviceLevel", label: "Service level" },
    { value: "abandonedShare", label: "Abandonment" },
    { value: "occupancy", label: "Occupancy" },
    ...(counted || rostered ? [{ value: "availableAgents" as const, label: "Agents on the phone" }] : []),
    ...(counted ? [] : [{ value: "requiredAgents" as const, label: "Required agents" }]),
    ...(rostered && !counted ? [{ value: "shortAgents" as const, label: "Agents short" }] : []),
  ];
  const chosen = view.value.options[CHOICE];
  const measure = measures.find((one) => one.value === chosen)?.value ?? "serviceLevel";
  const { title, subtitle, heat } = described(measure, goals, plan.intervalMinutes, counted ? "simulated" : rostered ? "with the roster" : "with the required agents");
  const column = counted ? counted[measure as Both].mean : intervals[measure];
  const found = useMemo(() => cells(intervals, column, plan.intervalMinutes), [intervals, column, plan.intervalMinutes]);
  const key = JSON.stringify([measure, goals, plan.intervalMinutes, counted !== null]);
  const draw = useMemo(() => weekHeat(found, { ...heat, also: beside(measure, pool, simulated, counted !== null, heat.words) }), [found, key, simulated]);
  const table = useMemo(() => weekTable(found, openWeekdays(intervals), plan.weekdays, "", heat.words), [found, intervals, plan.weekdays]);
  const all = (): number[] => openPlaces(intervals);
  const requirement = PLAN_COLUMNS.filter((column) => ["calls", "plannedCalls", "handleSeconds", "offeredErlangs", "requiredAgents", "requiredScheduled"].includes(column.measure));
  return (
    <section class="staffing-week" aria-labelledby="week-heading">
      <div class="section-head">
        <h2 id="week-heading">The whole week</h2>
        {simulated && (
          <Segmented
            legend="By"
            quiet
            name="staffing-week-by"
            value={counted ? "simulated" : "formula"}
            options={[
              { value: "formula", label: "By formula" },
              { value: "simulated", label: "Simulated" },
            ]}
            onChange={(value) => look(SOURCE, value)}
          />
        )}
        <Segmented legend="What is shown" quiet name="staffing-week" value={measure} options={measures} onChange={(value) => look(CHOICE, value)} />
      </div>
      <Figure title={title} subtitle={subtitle} draw={draw} table={table} file={title} stale={stale.value} scrolls />
      <div class="table-tools">
        <Button onClick={() => saveCsv(withSimulated(planTable(plan, pool, all()), all(), simulated), "plan by interval")}>Save the plan {simulated && "and the simulation "}by interval (CSV)</Button>
        <Button onClick={() => saveCsv(planTable(plan, pool, all(), requirement), "requirement by interval")}>Save the requirement (CSV)</Button>
      </div>
    </section>
  );
}

/** What the tip of a cell says of the other way of working it out. */
function beside(measure: Shown, pool: PlanPool, simulated: SimulatedIntervals | null, counted: boolean, words: (value: number) => string): (at: number) => string[] {
  return (at) => {
    if (!simulated || measure === "requiredAgents" || measure === "shortAgents") return [];
    const { mean, halfWidth }: Estimates = simulated[measure];
    const half = halfWidth[at];
    const give = half == null ? "" : ` \u00b1 ${width(half, measure === "availableAgents" ? "agents" : "share")}`;
    const formula = pool.intervals[measure][at];
    if (counted) return [...(give ? [`95 % interval${give}`] : []), ...(formula == null ? [] : [`formula: ${words(formula)}`])];
    return mean[at] == null ? [] : [`simulated: ${words(mean[at])}${give}`];
  };
}

function described(measure: Shown, goals: CompleteScenario["goals"], minutes: number, at: string): { title: string; subtitle: string; heat: HeatOptions } {
  const each = `in each ${minutes} minutes of the week`;
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
    case "abandonedShare":
      return {
        title: `Abandonment over the week, ${at}`,
        subtitle: `Share of offered calls that hang up, ${each}`,
        heat: {
          words: share,
          bound: (value) => share(value, 0),
          legend: "share that hangs up",
          minutes,
          goal: goals.abandonedShare === null ? null : { value: goals.abandonedShare, side: "atMost", words: `above the most allowed, ${share(goals.abandonedShare, 0)}` },
        },
      };
    case "availableAgents":
      return { title: `Agents on the phone over the week, ${at}`, subtitle: `Scheduled agents who are not on a break, absent or in training, ${each}`, heat: { words: (value) => `${number(value, 1)} agents`, bound: agents, legend: "agents", minutes } };
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
