/** The outcomes of a plan that a what-if is judged by, one row each. */

import type { PlanPool } from "../../../../src/boundary/breather";
import type { Kind } from "../../format.ts";

export interface Outcome {
  id: string;
  label: string;
  /** The glossary's term, where there is one. */
  term?: string;
  kind: Kind;
  /** Which way is better; neither where it depends. */
  better: "less" | "more" | null;
  /** What the figure counts, in a few words. */
  note: string;
  of(pool: PlanPool): number | null;
}

export const OUTCOMES: readonly Outcome[] = [
  {
    id: "requiredHeads",
    label: "People required on the payroll",
    kind: "agents",
    better: "less",
    note: "full-time, by hours alone",
    of: (pool) => pool.totals.requiredHeads,
  },
  {
    id: "requiredHours",
    label: "Required hours on the phone",
    kind: "hours",
    better: "less",
    note: "agents times hours in a week",
    of: (pool) => pool.totals.requiredHours,
  },
  {
    id: "peakRequiredAgents",
    label: "Agents at the peak",
    kind: "whole",
    better: "less",
    note: "on the phone in the busiest interval",
    of: (pool) => pool.totals.peakRequiredAgents,
  },
  {
    id: "serviceLevel",
    label: "Service level",
    term: "serviceLevel",
    kind: "share",
    better: "more",
    note: "of offered calls, with the required agents",
    of: (pool) => pool.totals.serviceLevel,
  },
  {
    id: "abandonedShare",
    label: "Abandonment",
    term: "abandonedShare",
    kind: "share",
    better: "less",
    note: "of offered calls, with the required agents",
    of: (pool) => pool.totals.abandonedShare,
  },
  {
    id: "averageSpeedOfAnswerSeconds",
    label: "Average speed of answer",
    term: "averageSpeedOfAnswerSeconds",
    kind: "seconds",
    better: "less",
    note: "mean wait of answered calls, with the required agents",
    of: (pool) => pool.totals.averageSpeedOfAnswerSeconds,
  },
  {
    id: "occupancy",
    label: "Occupancy",
    term: "occupancy",
    kind: "share",
    better: null,
    note: "of time on the phone, with the required agents",
    of: (pool) => pool.totals.occupancy,
  },
  {
    id: "shortPeople",
    label: "People short",
    kind: "whole",
    better: "less",
    note: "required less those on the payroll",
    of: (pool) => Math.max(0, wholePeople(pool.totals.requiredHeads) - pool.heads),
  },
];

/** People come whole: a plan that needs 111.2 needs 112. */
export function wholePeople(heads: number): number {
  return Math.ceil(heads - 1e-9);
}

/** Whether a change is for the better; `null` where there is no change or no better. */
export function judged(outcome: Outcome, was: number | null, now: number | null): "better" | "worse" | null {
  if (was === null || now === null || was === now || outcome.better === null) return null;
  return now < was === (outcome.better === "less") ? "better" : "worse";
}
