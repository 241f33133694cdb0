/** The room's sentences, from the plan's own numbers. */

import type { CompleteScenario, PlanPool, PlanResult, Preset, Roster, SimulatedPool } from "../../../../src/boundary/breather";
import { number, seconds, several, share } from "../../format.ts";
import { wholePeople } from "./outcomes.ts";

type Goals = CompleteScenario["goals"];

/** A share that a person set: 80 %, not 80.0 %. */
function set(value: number): string {
  return share(value, Number.isInteger(value * 1000) && Number.isInteger(value * 100) ? 0 : 1);
}

/** The goals in the trade's short form, the service level first; empty if none is set. */
export function goalsInWords(goals: Goals): string[] {
  const words: string[] = [];
  if (goals.serviceLevel !== null) words.push(`${set(goals.serviceLevel)} in ${seconds(goals.targetSeconds)}`);
  if (goals.averageSpeedOfAnswerSeconds !== null) words.push(`an average speed of answer of ${seconds(goals.averageSpeedOfAnswerSeconds)}`);
  if (goals.abandonedShare !== null) words.push(`at most ${set(goals.abandonedShare)} abandonment`);
  if (goals.occupancy !== null) words.push(`at most ${set(goals.occupancy)} occupancy`);
  return words;
}

export interface Headline {
  /** What is required. */
  requirement: string;
  /** Whether the people there are enough. */
  answer: string;
  /** "uncovered": enough by hours, but the roster or the simulation shows that they do not do. */
  verdict: "enough" | "exactly" | "short" | "closed" | "uncovered";
}

/** The first sentence of the room; with the roster and the simulation of exactly these figures, where there are any. */
export function headline(pool: PlanPool, goals: Goals, roster: Roster | null, missed: Missed | null): Headline {
  const { callsPerWeek, requiredHeads } = pool.totals;
  if (!pool.intervals.open.some(Boolean)) {
    return { requirement: "The centre is closed all week:", answer: "no opening hours are set.", verdict: "closed" };
  }
  const needed = wholePeople(requiredHeads);
  const [first] = goalsInWords(goals);
  const people = needed === 1 ? "person" : "people";
  const requirement = first
    ? `For ${number(callsPerWeek)} calls a week, ${number(needed)} ${people} on the payroll meet ${first};`
    : `For ${number(callsPerWeek)} calls a week, ${number(needed)} ${people} on the payroll can handle the calls, with no goal set;`;
  const spare = pool.heads - needed;
  const gaps = roster?.gaps.length ?? 0;
  if (spare >= 0 && (gaps > 0 || missed)) {
    const roster = gaps > 0 ? `the roster falls short in ${several(gaps, "interval")}` : "";
    const simulated = missed ? (missed.week === null ? `simulated, ${missed.days} miss the goal` : `simulated, only ${share(missed.week)} are answered in time`) : "";
    return { requirement, answer: `you have ${number(pool.heads)}, enough by hours alone, but ${[roster, simulated].filter(Boolean).join(", and ")}.`, verdict: "uncovered" };
  }
  if (spare === 0) return { requirement, answer: `you have ${number(pool.heads)}, exactly as many by hours alone.`, verdict: "exactly" };
  if (spare > 0) return { requirement, answer: `you have ${number(pool.heads)}, ${number(spare)} to spare by hours alone.`, verdict: "enough" };
  return { requirement, answer: `you have ${number(pool.heads)}, ${number(-spare)} too few.`, verdict: "short" };
}

/** Where a simulation clearly misses the goal for the service level: over the whole week, or on single weekdays. */
export interface Missed {
  /** The simulated share over the week; null if that meets the goal. */
  week: number | null;
  /** The weekdays that miss it, in words: "Mondays and Fridays". */
  days: string;
}

/** Null where the simulated service level meets its goal every day, or none is set, or nothing is simulated yet. */
export function missedGoal(simulated: SimulatedPool | null, goals: Goals, weekdays: readonly string[]): Missed | null {
  const goal = goals.serviceLevel;
  if (!simulated || goal === null) return null;
  const level = simulated.metrics.serviceLevel;
  const week = level && level.mean !== null && level.high !== null && level.high < goal ? level.mean : null;
  const { days } = simulated;
  const names = days.weekday.flatMap((weekday, at) => {
    const mean = days.serviceLevel.mean[at];
    return mean != null && mean < goal && (days.offered.mean[at] ?? 0) > 0 ? [`${weekdays[weekday] ?? ""}s`] : [];
  });
  if (week === null && names.length === 0) return null;
  return { week, days: names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` };
}

/** What the first sentence stands on. */
export function assumptions(plan: PlanResult, pool: PlanPool, complete: CompleteScenario, presets: readonly Preset[]): string[] {
  const lines: string[] = [];
  const [, ...others] = goalsInWords(complete.goals);
  if (others.length > 0) lines.push(`Also kept: ${others.join(", ")}.`);
  const formula =
    complete.goals.model === "erlangA"
      ? "Erlang A, in which callers hang up when their patience ends"
      : "Erlang C, in which nobody hangs up";
  const busy = complete.goals.busyDay === 0.5 ? "a typical day" : `a day busier than ${set(complete.goals.busyDay)} of days`;
  lines.push(`Counted by hours, as if shifts fitted exactly; the roster at the end of the page shows what real shifts cover. ${number(plan.contractedHoursPerWeek, 1)} contracted hours a week per person, of which ${share(plan.shrinkage.total)} is shrinkage; for ${busy}, by ${formula}.`);
  lines.push(volumesInWords(pool, complete, presets));
  return lines;
}

/** Where the volumes come from. */
export function volumesInWords(pool: PlanPool, complete: CompleteScenario, presets: readonly Preset[]): string {
  const sources = pool.queues.map((index) => complete.queues[index]?.source ?? "").filter(Boolean);
  const named = sources.filter((source, at) => sources.indexOf(source) === at);
  const preset = presets.find((one) => one.id === complete.preset);
  if (named.length > 0) {
    const people = complete.teams.every((team, at) => team.heads === preset?.complete.teams[at]?.heads);
    return `Volumes: ${named.join("; ")}.${people ? ` The ${several(pool.heads, "person is", "people are")} still the starting point's: set your own under People.` : ""}`;
  }
  return `Volumes: the starting point "${preset?.label ?? complete.preset}", an assumption and not your own figures.`;
}
