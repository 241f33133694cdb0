/** The chain from a target to the people who leave: its steps, and what links each to the next. */
import type { AssumptionRow, PeopleWeeks } from "../../../../src/boundary/breather";
import { deviations, number, setShare, share } from "../../format.ts";
import { description } from "../../state/describe.ts";
import type { WeekMeasure } from "../people/weekLines.tsx";
import type { Outcome } from "../scenario/outcomes.ts";

export interface Step {
  id: string;
  title: string;
  /** What is said of it in the strip, where there is little room. */
  short: string;
  /** Its figures over the horizon; the first is the one that the strip tells. */
  figures: readonly Outcome[];
  /** The figure by week. */
  week: WeekMeasure & { about: string };
}

export interface Link {
  /** Why one step moves the next. */
  why: string;
  /** The assumptions by which it does; with none it is arithmetic. */
  assumptions: readonly string[];
}

const measure = (id: Exclude<keyof PeopleWeeks, "week">, label: string, about: string, words: (value: number) => string, more: Partial<WeekMeasure> = {}): Step["week"] => ({ id, label, about, words, zero: false, ...more });

export const STEPS: readonly Step[] = [
  {
    id: "target",
    title: "What is asked",
    short: "Pressure",
    figures: [{ id: "targetPressure", label: "Pressure that is felt", words: "the pressure that is felt", better: "neither", note: "0 nobody presses, 1 followed up; mean of people" }],
    week: measure("targetPressure", "Pressure that is felt", "0 none, 1 followed up, 2 jobs depend on it; mean of people", (value) => number(value, 2), { zero: true }),
  },
  {
    id: "handle",
    title: "Handling time",
    short: "Handling time",
    figures: [{ id: "handleSeconds", label: "Handling time", words: "handling time", better: "neither", note: "talk, hold and after-call work" }],
    week: measure("handleSeconds", "Handling time", "Seconds, mean of the calls that agents took", (value) => `${number(value)}\u202fs`),
  },
  {
    id: "given",
    title: "Time given, against need",
    short: "Time given",
    figures: [{ id: "timeGivenShare", label: "Time given, of need", words: "the time given", better: "more", note: "of the time that contacts need by today's standard", kind: "share" }],
    week: measure("timeGivenShare", "Time given", "Of the time that contacts need by today's standard", share, { axis: setShare }),
  },
  {
    id: "resolution",
    title: "First-contact resolution",
    short: "Resolved at first",
    figures: [{ id: "firstContactResolution", label: "First-contact resolution", words: "first-contact resolution", better: "more", note: "solved at the first answered contact" }],
    week: measure("firstContactResolution", "First-contact resolution", "Of first contacts that agents took", share, { axis: setShare }),
  },
  {
    id: "repeats",
    title: "Repeat calls",
    short: "Repeats",
    figures: [{ id: "repeatShare", label: "Repeat contacts", words: "repeats", better: "less", note: "of answered calls, chasers included" }],
    week: measure("repeatShare", "Repeats", "Of calls that agents took, chasers included", share, { axis: setShare }),
  },
  {
    id: "load",
    title: "Calls and load",
    short: "Calls",
    figures: [
      { id: "offered", label: "Calls offered", words: "calls", better: "less", note: "every attempt: answered, abandoned and blocked", kind: "count", over: true },
      { id: "occupancy", label: "Occupancy", words: "occupancy", better: "neither", note: "of time on the phone" },
    ],
    week: measure("occupancy", "Occupancy", "Of time on the phone", share, { axis: setShare }),
  },
  {
    id: "strain",
    title: "Strain",
    short: "Strain",
    figures: [
      { id: "strainMean", label: "Mean strain", words: "mean strain", better: "less", note: "SD of the base workforce, people on the phone" },
      { id: "strainAboveOneSd", label: "Strain above +1 SD", words: "the share of people with strain above +1 SD", better: "less", note: "of people on the phone, mean of all weeks" },
    ],
    week: measure("strainMean", "Mean strain", "SD of the base workforce, people on the phone", deviations, { axis: (value) => number(value, 2) }),
  },
  {
    id: "people",
    title: "Absence and leaving",
    short: "Leaving",
    figures: [
      { id: "attritionPerYear", label: "Leaving", words: "leaving", better: "less", note: "of the people on the phone, a year" },
      { id: "absenceShare", label: "Absence", words: "absence", better: "less", note: "of scheduled shifts" },
    ],
    week: measure("absenceShare", "Absence", "Of scheduled days", share, { axis: setShare, zero: true }),
  },
];

/** From each step to the next. */
export const LINKS: readonly Link[] = [
  { why: "Those whose calls take longer than the target hurry, newcomers most; from the first call on.", assumptions: ["policy.handleRush"] },
  { why: "What people do under pressure becomes, within months, what they think a contact deserves. It comes back slowly, or never.", assumptions: ["standards.tauDownWeeks", "standards.tauUpWeeks"] },
  { why: "A call cut short of what it needs resolves less often.", assumptions: ["resolution.perLogHandle"] },
  { why: "Most customers whose issue is left open call again, within days, and are harder to help.", assumptions: ["repeats.callBack", "resolution.repeatOdds"] },
  { why: "Arithmetic: work is calls times their length. More calls that are each shorter may be more work or less.", assumptions: [] },
  { why: "High occupancy strains, and so does the pressure itself, over weeks.", assumptions: ["strain.perOccupancy", "policy.handleStrain", "strain.timeConstantWeeks"] },
  { why: "Strained people are absent more and leave more; who comes in their place has to learn.", assumptions: ["absence.ratioPerSd", "leaving.ratioPerSd"] },
];

/** What is in the end for callers and the purse. */
export const ENDS = ["serviceLevel", "satisfaction", "customersLost", "costPerResolvedIssue"];

export function rowsFor(ids: readonly string[]): AssumptionRow[] {
  const all = description.value?.assumptions ?? [];
  return ids.flatMap((id) => all.find((row) => row.id === id) ?? []);
}
