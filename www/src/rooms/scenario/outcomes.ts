/** The headline figures, in the three columns of the room. */
import type { Difference, Metric, RunResult } from "../../../../src/boundary/breather";
import type { Kind } from "../../format.ts";
import { term } from "../../state/describe.ts";
import type { Better } from "../../ui/index.ts";
import type { Answer } from "./answers.ts";

export type PillarId = "customers" | "people" | "money";

export interface Outcome {
  /** The metric, and the glossary's term where there is one. */
  id: string;
  label: string;
  /** What it is called within a sentence. */
  words: string;
  better: Better;
  /** What it counts, in a few words. */
  note: string;
  /** How it is written, where its unit does not say so. */
  kind?: Kind;
  /** A sum over the horizon. */
  over?: boolean;
  /** Shown only where the baseline or the scenario has any. */
  any?: boolean;
}

export interface Pillar {
  id: PillarId;
  title: string;
  /** By weight: the first of those that an answer has are its headlines. */
  outcomes: readonly Outcome[];
  /** How many headlines there are; the rest is folded. */
  headlines: number;
}

export const PILLARS: readonly Pillar[] = [
  {
    id: "customers",
    title: "Customers",
    headlines: 4,
    outcomes: [
      { id: "serviceLevel", label: "Service level", words: "service level", better: "more", note: "answered within the target time, of all offered" },
      { id: "averageSpeedOfAnswerSeconds", label: "Average speed of answer", words: "the average wait for an answer", better: "less", note: "mean wait of answered calls" },
      { id: "firstContactResolution", label: "First-contact resolution", words: "first-contact resolution", better: "more", note: "solved at the first answered contact" },
      { id: "satisfaction", label: "Satisfaction", words: "satisfaction", better: "more", note: "points of 100, after an answered contact" },
      { id: "failureDemandShare", label: "Failure demand", words: "failure demand", better: "less", note: "answered contacts that need not have come" },
      { id: "contactsPerIssue", label: "Contacts per issue", words: "contacts per issue", better: "less", note: "answered, until an issue ends" },
      { id: "abandonedShare", label: "Abandonment", words: "abandonment", better: "less", note: "hung up, of all offered" },
      { id: "customersLost", label: "Customers lost", words: "the number of customers lost", better: "less", note: "after an issue that ended unsolved" },
      { id: "handleSeconds", label: "Handling time", words: "handling time", better: "neither", note: "talk, hold and after-call work" },
    ],
  },
  {
    id: "people",
    title: "People",
    headlines: 5,
    outcomes: [
      { id: "attritionPerYear", label: "Leaving", words: "leaving", better: "less", note: "of the people on the phone, a year" },
      { id: "strainAboveOneSd", label: "Strain above +1 SD", words: "the share of people with strain above +1 SD", better: "less", note: "of people on the phone, mean of all weeks" },
      { id: "absenceShare", label: "Absence", words: "absence", better: "less", note: "of scheduled shifts" },
      { id: "writeUps", label: "Write-ups", words: "the number of write-ups", better: "less", note: "by scorecard and rules on absence", over: true, any: true },
      { id: "unjustWriteUpShare", label: "of these: unjust", words: "the share of unjust write-ups", better: "less", note: "of write-ups", any: true },
      { id: "occupancy", label: "Occupancy", words: "occupancy", better: "neither", note: "of time on the phone" },
      { id: "dismissals", label: "Dismissals", words: "the number of dismissals", better: "less", note: "after several write-ups", over: true, any: true },
    ],
  },
  {
    id: "money",
    title: "Money",
    headlines: 3,
    outcomes: [
      { id: "costTotal", label: "Total cost", words: "the total cost", better: "less", note: "pay, programmes, technology and replacing those who leave" },
      { id: "costPerResolvedIssue", label: "Cost per resolved issue", words: "the cost per resolved issue", better: "less", note: "total cost, by issues resolved" },
      { id: "costFailureDemand", label: "of that: failure demand", words: "the cost of failure demand", better: "less", note: "paid time for contacts that need not have come" },
      { id: "costTurnover", label: "of that: replacing people", words: "the cost of replacing people", better: "less", note: "recruiting, tests, initial training" },
      { id: "costPerContact", label: "Cost per contact", words: "the cost per contact", better: "less", note: "total cost, by answered calls" },
      { id: "revenueLost", label: "Value of customers lost", words: "the value of customers lost", better: "less", note: "not part of the total cost" },
    ],
  },
];

/** The accounts that the total cost is made of, in the order in which they are told. */
const ACCOUNTS: readonly { id: string; label: string }[] = [
  { id: "costWork", label: "Work" },
  { id: "costLeave", label: "Leave" },
  { id: "costAbsence", label: "Absence" },
  { id: "costTurnover", label: "Replacing people" },
  { id: "costTraining", label: "Training days" },
  { id: "costTimeOff", label: "Protected days" },
  { id: "costOvertime", label: "Overtime" },
  { id: "costSupport", label: "Programmes" },
  { id: "costTechnology", label: "Technology" },
  { id: "costDemand", label: "Fixes, self-service" },
  { id: "costConcessions", label: "Concessions" },
];

/** Sums and ratios that are no accounts of their own. */
const NO_ACCOUNT = /^(costTotal|costFailureDemand|costAndRevenueLost|costPer.*)$/;

export interface Account {
  id: string;
  label: string;
  now: Metric;
  start: Metric;
  difference: Difference | null;
}

/** Every account that is not empty in both; together they are the total cost. */
export function accountsOf(answer: Answer): Account[] {
  const known = new Set(ACCOUNTS.map(({ id }) => id));
  const others = Object.keys(answer.now.metrics).filter((id) => id.startsWith("cost") && !known.has(id) && !NO_ACCOUNT.test(id));
  return [...ACCOUNTS, ...others.map((id) => ({ id, label: term(id)?.term ?? id }))].flatMap(({ id, label }) => {
    const [now, start] = [metricOf(answer, "now", id), metricOf(answer, "start", id)];
    if (!now || !start || ((now.mean ?? 0) === 0 && (start.mean ?? 0) === 0)) return [];
    return [{ id, label, now, start, difference: differenceOf(answer, id) }];
  });
}

/** Whether customers call back, chase and are lost in the scenario; where they do not, nothing is said of it, not even zero. */
export function customersRespond(result: RunResult): boolean {
  return result.journey !== null && result.journey !== undefined;
}

/** What is said where they do not. */
export const CUSTOMERS_CONSTANT = "Customers do not respond in this scenario: nobody calls back, chases or is lost, so that nothing is known of it.";

/** A headline figure of an answer. */
export interface Told {
  outcome: Outcome;
  start: Metric;
  now: Metric;
  /** Null where the scenario states what the baseline does. */
  difference: Difference | null;
}

export function told(answer: Answer, outcome: Outcome): Told | null {
  const start = metricOf(answer, "start", outcome.id);
  const now = metricOf(answer, "now", outcome.id);
  if (!start || !now || (outcome.any && !start.mean && !now.mean)) return null;
  const difference = differenceOf(answer, outcome.id);
  // A share of nothing has no value, and none to differ from.
  return { outcome, start, now, difference: difference?.mean === null && start.mean === null ? null : difference };
}

/** The figures of these ids that an answer has, in their order. */
export function toldOf(answer: Answer, ids: readonly string[]): Told[] {
  const all = PILLARS.flatMap(({ outcomes }) => outcomes);
  return ids.flatMap((id) => all.filter((outcome) => outcome.id === id).flatMap((outcome) => told(answer, outcome) ?? []));
}

/** A figure of the baseline or the scenario: the comparison's, which is the sharper one in a preview. */
export function metricOf(answer: Answer, of: "start" | "now", id: string): Metric | undefined {
  return answer.comparison?.scenarios[of === "start" ? 0 : 1]?.metrics[id] ?? answer[of].metrics[id];
}

export function differenceOf(answer: Answer, id: string): Difference | null {
  return answer.comparison?.pairs[0]?.differences[id] ?? null;
}
