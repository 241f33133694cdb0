/** The week simulated: what the engine is asked, the newest answer, and the words for why it differs from the formula. */
import { computed, effect, signal } from "@preact/signals";
import type { Column as Estimates, CompleteScenario, Metric, PlanPool, PlanResult, PlanTotals, RunResult, ScenarioInput, SimulatedIntervals, SimulatedPool } from "../../../../src/boundary/breather";
import { engine, newest } from "../../engine.ts";
import { number, seconds, several, share, width, type Kind } from "../../format.ts";
import { doc, view } from "../../state/document.ts";
import { put } from "../../state/paths.ts";
import type { Column, TableData } from "../../ui/index.ts";
import { checks, layOutRoster, plans, poolOf, rosterAnswer, rostered } from "./store.ts";

interface Asked {
  scenario: ScenarioInput;
  replications: number;
}

/** People are kept constant here, as the formulas take them, so that the two differ by the queue alone. */
export const week = newest(({ scenario, replications }: Asked) => engine.runScenario(put(scenario, "people.simulated", false), { replications, seed: 1 }));

export const REPLICATIONS = "staffing.replications";

/** How many repetitions of the horizon can be chosen. */
export const CHOICES: readonly number[] = [3, 10, 30];

/** Repetitions of the horizon that are asked for. */
export const replications = computed(() => CHOICES.find((count) => count === view.value.options[REPLICATIONS]) ?? 10);

/** The scenario of the run that was asked for last. */
const asked = signal<ScenarioInput | null>(null);

/** Runs the present scenario, and lays out its roster for the formula's side where there is none of it yet. */
export function simulateWeek(): void {
  asked.value = doc.peek().scenario;
  week.run({ scenario: asked.value, replications: replications.peek() });
  if (!rostered.peek()?.fresh) void layOutRoster();
}

/** Whether the last result belongs to the scenario as it is now. */
export const fresh = computed(() => week.answer.value?.input.scenario === doc.value.scenario);

/** What the formula says of a scenario: kept with the run of it, since the room's own plan moves on when a figure changes. */
interface Side {
  scenario: ScenarioInput;
  plan: PlanResult | null;
  /** Whether the plan's schedule is a roster. */
  rostered: boolean;
  complete: CompleteScenario | null;
}

/** Of the run shown and of the one asked for last. */
const sides = signal<readonly Side[]>([]);

effect(() => {
  const wanted = new Set([week.answer.value?.input.scenario ?? null, asked.value]);
  const [plan, check, roster] = [plans.answer.value, checks.answer.value, rosterAnswer.value];
  const before = sides.peek();
  sides.value = [...wanted].flatMap((scenario) => {
    if (!scenario) return [];
    const known = before.find((side) => side.scenario === scenario);
    const laid = roster?.input === scenario ? roster.value : known?.rostered ? known.plan : null;
    const required = plan?.input.now === scenario ? (plan.value[0]?.value ?? null) : (known?.plan ?? null);
    const complete = check?.input.now === scenario ? (check.value[0]?.value?.complete ?? null) : (known?.complete ?? null);
    return [{ scenario, plan: laid ?? required, rostered: laid !== null, complete }];
  });
});

/** What stands beside the result shown: the formula of exactly its scenario, whatever has changed since. Null where that was never worked out. */
export function beside(index: number): { plan: PlanResult; pool: PlanPool; complete: CompleteScenario; rostered: boolean } | null {
  const side = sides.value.find(({ scenario }) => scenario === week.answer.value?.input.scenario);
  const pool = side ? poolOf(side.plan, index) : null;
  return side?.plan && pool && side.complete ? { plan: side.plan, pool, complete: side.complete, rostered: side.rostered } : null;
}

/** The simulated pool that the room shows; null before the first result. */
export function simulatedPool(index: number): SimulatedPool | null {
  const result = week.answer.value?.value;
  return result?.pools[index] ?? result?.pools[0] ?? null;
}

/** A figure of the week, by the formula and simulated. */
export interface Figure {
  id: string;
  kind: Kind;
  formula: number | null;
  metric: Metric;
}

const TOTALS: readonly { id: string; kind: Kind; of?: keyof PlanTotals }[] = [
  { id: "serviceLevel", kind: "share", of: "serviceLevel" },
  { id: "averageSpeedOfAnswerSeconds", kind: "seconds", of: "averageSpeedOfAnswerSeconds" },
  { id: "waitP90Seconds", kind: "seconds" },
  { id: "abandonedShare", kind: "share", of: "abandonedShare" },
  { id: "blockedShare", kind: "share" },
  { id: "occupancy", kind: "share", of: "occupancy" },
  { id: "redialShare", kind: "share" },
];

/** The week's totals that the engine gives, with the formula's beside them where it has one. */
export function figures(plan: PlanPool | null, simulated: SimulatedPool): Figure[] {
  return TOTALS.flatMap(({ id, kind, of }) => {
    const metric = simulated.metrics[id];
    if (!metric) return [];
    return [{ id, kind, formula: of && plan ? plan.totals[of] : null, metric }];
  });
}

/** The simulated columns beside the plan's, with words. */
export const SIMULATED: readonly (Column & { measure: keyof SimulatedIntervals; words: Kind })[] = [
  { measure: "availableAgents", label: "Simulated available", unit: "agents on the phone", kind: "number", words: "agents", format: (v) => number(v, 1) },
  { measure: "serviceLevel", label: "Simulated service level", kind: "number", words: "share", format: (v) => share(v) },
  { measure: "averageSpeedOfAnswerSeconds", label: "Simulated average speed of answer", unit: "seconds", kind: "number", words: "seconds", format: (v) => seconds(v) },
  { measure: "abandonedShare", label: "Simulated abandonment", kind: "number", words: "share", format: (v) => share(v) },
  { measure: "occupancy", label: "Simulated occupancy", kind: "number", words: "share", format: (v) => share(v) },
];

/** A plan's table with the simulation's columns and the half-widths of their intervals after it. */
export function withSimulated(table: TableData, places: readonly number[], simulated: SimulatedIntervals | null, measures?: readonly string[]): TableData {
  if (!simulated) return table;
  const columns = SIMULATED.filter(({ measure }) => !measures || measures.includes(measure));
  return {
    columns: [...table.columns, ...columns.flatMap((column) => [column, { ...column, label: `${column.label}, \u00b1` }])],
    rows: table.rows.map((row, i) => [
      ...row,
      ...columns.flatMap(({ measure }) => {
        const { mean, halfWidth } = simulated[measure] as Estimates;
        const at = places[i] ?? -1;
        return [mean[at] ?? null, halfWidth[at] ?? null];
      }),
    ]),
  };
}

/** What was simulated, in words. */
export function extent(result: RunResult): string {
  if (result.replications === 0) return `part of the first repetition of ${several(result.weeks, "week")}, so that there are no intervals yet`;
  return `${several(result.replications, "repetition")} of ${several(result.weeks, "week")}`;
}

/** The first sentence of the result. */
export function found(plan: PlanPool, { metrics }: SimulatedPool, target: number): string {
  const level = metrics.serviceLevel;
  if (!level || level.mean === null) return "";
  const give = level.halfWidth === null ? "" : `, give or take ${width(level.halfWidth, "share")}`;
  return `Simulated, ${share(level.mean)} of calls are answered within ${seconds(target)}${give}; the formula says ${share(plan.totals.serviceLevel)}.`;
}

/** In how many open intervals the simulation has clearly more or fewer agents on the phone than the plan. */
function people({ intervals }: PlanPool, simulated: SimulatedPool): { more: number; fewer: number; of: number } {
  const { mean, halfWidth } = simulated.intervals.availableAgents;
  const known = mean.flatMap((value, at) => (intervals.open[at] && value !== null && halfWidth[at] != null ? [{ apart: value - (intervals.availableAgents[at] ?? 0), half: halfWidth[at] }] : []));
  return { more: known.filter(({ apart, half }) => apart > half).length, fewer: known.filter(({ apart, half }) => apart < -half).length, of: known.length };
}

/** Why formula and simulation differ: only what applies to this scenario. */
export function reasons(complete: CompleteScenario, pool: PlanPool, simulated: SimulatedPool, result: RunResult): string[] {
  const queues = pool.queues.flatMap((index) => complete.queues[index] ?? []);
  const out: string[] = [];
  const { shrinkage, goals } = complete;
  if (goals.busyDay !== 0.5) {
    out.push(`The formula's figures are for a day busier than ${share(goals.busyDay, 0)} of days, for which the plan is made; the simulation has every day as it comes.`);
  }
  const scatter = Math.max(0, ...queues.map((queue) => queue.dayToDayCv));
  if (scatter > 0) out.push(`Days scatter by ${share(scatter)}: a busy day loses more service than a quiet one gains, which a typical day does not show.`);
  if (shrinkage.sicknessShare > 0 || shrinkage.breakMinutesPerShift > 0) {
    const { more, fewer, of } = people(pool, simulated);
    out.push(
      `The formula has one mean number of agents on the phone. In the simulation whole people are absent and on breaks, so that the number differs from day to day${of > 0 ? `; on average it is above the plan's in ${number(more)} of ${number(of)} intervals and below it in ${number(fewer)}` : ""}.`,
    );
  }
  const short = pool.intervals.shortAgents.filter((agents, at) => pool.intervals.open[at] && agents > 0).length;
  if (short > 0) out.push(`In ${several(short, "interval")} of the week there are fewer agents than required. The formula gives each the queue that would settle if it lasted; in the simulation that queue must first grow, and what is left of it is carried into the next interval.`);
  else out.push("The formula takes each interval as if its pace had always been the same; in the simulation queues grow and shrink, and calls reach over into the next interval.");
  if (goals.model === "erlangC") out.push("The formula is Erlang C, in which nobody hangs up; simulated callers do when their patience ends.");
  else if (queues.some((queue) => queue.patienceCv !== 1)) out.push("Patience scatters in the simulation by another amount than the formula's: what counts is how many callers have very little of it.");
  const redials = Math.max(0, ...queues.map((queue) => queue.redialShare));
  if (redials > 0) out.push(`Up to ${share(redials, 0)} of those who hang up call again, after a while, perhaps in a later interval that is as full.`);
  if (queues.some((queue) => queue.handleCv !== 1)) out.push("Handling times scatter in the simulation by another amount than the formula's, whose standard deviation is the mean.");
  if (queues.length > 1) out.push("The formula takes the pool's contact reasons together as one; in the simulation each has its handling time, patience and priority.");
  if (result.replications < 5) out.push("With so few repetitions the intervals are wide.");
  return out;
}
