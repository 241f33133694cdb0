/** What the room asks the engine, and its newest answers. */

import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { CheckResult, CompleteScenario, PlanPool, PlanResult, Problem, ScenarioInput } from "../../../../src/boundary/breather";
import { Cancelled, engine, latest, Refused, type Job, type Outcome } from "../../engine.ts";
import { doc } from "../../state/document.ts";
import { get, put } from "../../state/paths.ts";

/** The scenario and what it is compared with. */
export interface Pair {
  now: ScenarioInput;
  start: ScenarioInput;
}

export const plans = latest((pair: Pair) => engine.batch("plan", [pair.now, pair.start]));
export const checks = latest((pair: Pair) => engine.batch("check", [pair.now, pair.start]));

/** Asks for both whenever either scenario changes; returns how to stop. */
export function follow(): () => void {
  return effect(() => {
    const { scenario: now, start } = doc.value;
    plans.ask({ now, start });
    checks.ask({ now, start });
  });
}

/** The last answer of a batch that was one; a refused scenario keeps what was there before. */
function kept<T>(answers: ReadonlySignal<{ value: Outcome<T>[] } | null>, at: number): ReadonlySignal<T | null> {
  let last: T | null = null;
  return computed(() => {
    last = answers.value?.value[at]?.value ?? last;
    return last;
  });
}

export const planNow = kept<PlanResult>(plans.answer, 0);
export const planStart = kept<PlanResult>(plans.answer, 1);

function completed(at: number): ReadonlySignal<CompleteScenario | null> {
  const checked = kept<CheckResult>(checks.answer, at);
  let last: CompleteScenario | null = null;
  return computed(() => {
    last = checked.value?.complete ?? last;
    return last;
  });
}

export const completeNow = completed(0);
export const completeStart = completed(1);

/** Whether the scenario states anything else than its start. */
export const differs = computed(() => JSON.stringify(doc.value.scenario) !== JSON.stringify(doc.value.start));

/** Why the scenario has no plan; empty if it has one. */
export const problems = computed<Problem[]>(() => {
  const outcome = plans.answer.value?.value[0];
  return outcome?.problems ?? [];
});

/** Whether the numbers shown belong to an older scenario, and newer ones are on their way. */
export const stale = plans.stale;

// ---------------------------------------------------------------- the roster

export const rosterJob = signal<Job<PlanResult> | null>(null);
export const rosterProblems = signal<Problem[]>([]);
export const rosterNote = signal<string | null>(null);
/** The last roster, with the scenario that it was laid out for. */
export const rosterAnswer = signal<{ input: ScenarioInput; value: PlanResult } | null>(null);

/** The last roster, and whether it belongs to the scenario as it is now. */
export const rostered = computed(() => {
  const answer = rosterAnswer.value;
  return answer && { plan: answer.value, fresh: answer.input === doc.value.scenario };
});

export async function layOutRoster(): Promise<void> {
  rosterJob.peek()?.cancel();
  const input = doc.peek().scenario;
  const job = engine.call("plan", input, { roster: true });
  rosterJob.value = job;
  rosterNote.value = null;
  rosterProblems.value = [];
  try {
    rosterAnswer.value = { input, value: await job };
  } catch (error) {
    if (error instanceof Refused) rosterProblems.value = error.problems;
    else if (error instanceof Cancelled) rosterNote.value = "Stopped. The roster below, if any, is the one from before.";
    else rosterNote.value = error instanceof Error ? error.message : String(error);
  } finally {
    if (rosterJob.peek() === job) rosterJob.value = null;
  }
}

/** The plan that the day's pictures show: with the roster's schedule as long as it is of this scenario. */
export const planShown = computed(() => (rostered.value?.fresh ? rostered.value.plan : planNow.value));

/** The pool of queues that the room shows. */
export function poolOf(plan: PlanResult | null, index: number): PlanPool | null {
  return plan?.pools[index] ?? plan?.pools[0] ?? null;
}

// ---------------------------------------------------------------- what each part of shrinkage costs

/** The field that a part of shrinkage comes from. */
const PART_FIELDS: Record<string, string> = {
  leave: "shrinkage.leaveDaysPerYear",
  sickness: "shrinkage.sicknessShare",
  training: "shrinkage.trainingHoursPerMonth",
  coaching: "shrinkage.coachingHoursPerMonth",
  meetings: "shrinkage.meetingHoursPerMonth",
  breaks: "shrinkage.breakMinutesPerShift",
  other: "shrinkage.otherShare",
  protected: "mandatoryTimeOff.daysPerPeriod",
};

const without = latest((inputs: ScenarioInput[]) => engine.batch("plan", inputs));

/** Asks what the plan would need without each of the parts. */
export function followPrices(): () => void {
  return effect(() => {
    const plan = planNow.value;
    if (!plan || plans.stale.value) return;
    const scenario = doc.peek().scenario;
    without.ask(plan.shrinkage.parts.map((part) => put(scenario, PART_FIELDS[part.id] ?? "name", PART_FIELDS[part.id] ? 0 : get(scenario, "name"))));
  });
}

/** The plans without each part, in the order of the parts. */
export const plansWithout = computed(() => without.answer.value?.value.map((outcome) => outcome.value ?? null) ?? []);
