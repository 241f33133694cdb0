/** The headline figures, in the three columns of the room. */
import type { Difference, Metric } from "../../../../src/boundary/breather";
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
}

export interface Pillar {
  id: PillarId;
  title: string;
  outcomes: readonly Outcome[];
}

export const PILLARS: readonly Pillar[] = [
  {
    id: "customers",
    title: "Customers",
    outcomes: [
      { id: "serviceLevel", label: "Service level", words: "service level", better: "more", note: "answered within the target time, of all offered" },
      { id: "averageSpeedOfAnswerSeconds", label: "Average speed of answer", words: "the average wait for an answer", better: "less", note: "mean wait of answered calls" },
      { id: "abandonedShare", label: "Abandonment", words: "abandonment", better: "less", note: "hung up, of all offered" },
      { id: "handleSeconds", label: "Handling time", words: "handling time", better: "neither", note: "talk, hold and after-call work" },
    ],
  },
  {
    id: "people",
    title: "People",
    outcomes: [
      { id: "attritionPerYear", label: "Leaving", words: "leaving", better: "less", note: "of the people on the phone, a year" },
      { id: "strainAboveOneSd", label: "Strain above +1 SD", words: "the share of people with strain above +1 SD", better: "less", note: "of people on the phone, mean of all weeks" },
      { id: "absenceShare", label: "Absence", words: "absence", better: "less", note: "of scheduled shifts" },
      { id: "occupancy", label: "Occupancy", words: "occupancy", better: "neither", note: "of time on the phone" },
    ],
  },
  {
    id: "money",
    title: "Money",
    outcomes: [
      { id: "costTotal", label: "Cost of people", words: "the cost of people", better: "less", note: "pay, fees and replacing those who leave" },
      { id: "costPerContact", label: "Cost per contact", words: "the cost per contact", better: "less", note: "cost of people, by answered calls" },
      { id: "costTurnover", label: "of that: replacing people", words: "the cost of replacing people", better: "less", note: "recruiting, tests, initial training" },
    ],
  },
];

/** The accounts that the cost of people is made of. */
export const ACCOUNTS: readonly { id: string; label: string }[] = [
  { id: "costWork", label: "Work" },
  { id: "costLeave", label: "Leave" },
  { id: "costAbsence", label: "Absence" },
  { id: "costTurnover", label: "Replacing people" },
  { id: "costTraining", label: "Training days" },
  { id: "costTimeOff", label: "Protected days" },
  { id: "costOvertime", label: "Overtime" },
  { id: "costSupport", label: "Programmes" },
];

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
  if (!start || !now) return null;
  return { outcome, start, now, difference: differenceOf(answer, outcome.id) };
}

/** A figure of the baseline or the scenario: the comparison's, which is the sharper one in a preview. */
export function metricOf(answer: Answer, of: "start" | "now", id: string): Metric | undefined {
  return answer.comparison?.scenarios[of === "start" ? 0 : 1]?.metrics[id] ?? answer[of].metrics[id];
}

export function differenceOf(answer: Answer, id: string): Difference | null {
  return answer.comparison?.pairs[0]?.differences[id] ?? null;
}
