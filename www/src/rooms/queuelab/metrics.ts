/** The rows of the table: every figure of a queue, how it is written, and which way is better. */
import type { QueueModel, QueueResult } from "../../../../src/boundary/breather";
import type { Kind } from "../../format.ts";
import type { Better } from "../../ui/index.ts";

export interface Metric {
  /** Id of its term in the glossary. */
  term: string;
  /** What it is called here, where the glossary's word is not enough. */
  label?: string;
  kind: Kind;
  /** The unit in the CSV. */
  unit: string;
  better: Better;
  of: (result: QueueResult) => number | null;
  /** Which wait percentile it is, if it is one; those are asked for apart, because they take long. */
  percentile?: "p50" | "p80" | "p90" | "p95" | "p99";
}

const percentile = (p: 50 | 80 | 90 | 95 | 99): Metric => ({
  term: "waitPercentilesSeconds",
  label: `${p} of 100 calls wait at most`,
  kind: "seconds",
  unit: "seconds",
  better: "less",
  of: (r) => r.waitPercentilesSeconds?.[`p${p}`] ?? null,
  percentile: `p${p}`,
});

/** Groups of rows, in the order of the table. */
export const GROUPS: readonly { title: string; metrics: readonly Metric[] }[] = [
  {
    title: "Service",
    metrics: [
      { term: "serviceLevel", kind: "share", unit: "share of offered calls", better: "more", of: (r) => r.serviceLevel },
      { term: "serviceLevelAnswered", kind: "share", unit: "share of answered calls", better: "more", of: (r) => r.serviceLevelAnswered },
      {
        term: "serviceLevelExcludingShortAbandons",
        kind: "share",
        unit: "share of offered calls less short abandons",
        better: "more",
        of: (r) => r.serviceLevelExcludingShortAbandons,
      },
    ],
  },
  {
    title: "Waiting",
    metrics: [
      { term: "averageSpeedOfAnswerSeconds", kind: "seconds", unit: "seconds", better: "less", of: (r) => r.averageSpeedOfAnswerSeconds },
      { term: "meanWaitSeconds", kind: "seconds", unit: "seconds", better: "less", of: (r) => r.meanWaitSeconds },
      { term: "waitProbability", kind: "share", unit: "share of calls let in", better: "less", of: (r) => r.waitProbability },
      percentile(50),
      percentile(80),
      percentile(90),
      percentile(95),
      percentile(99),
      { term: "meanQueue", kind: "waiting", unit: "calls", better: "less", of: (r) => r.meanQueue },
    ],
  },
  {
    title: "Lost calls",
    metrics: [
      { term: "abandonedShare", kind: "share", unit: "share of offered calls", better: "less", of: (r) => r.abandonedShare },
      { term: "blockedShare", kind: "share", unit: "share of offered calls", better: "less", of: (r) => r.blockedShare },
    ],
  },
  {
    title: "Load",
    metrics: [
      { term: "occupancy", kind: "share", unit: "share of agents' time", better: "neither", of: (r) => r.occupancy },
      { term: "offeredErlangs", kind: "number", unit: "erlangs", better: "neither", of: (r) => r.offeredErlangs },
      { term: "attemptsPerHour", kind: "number", unit: "calls per hour", better: "neither", of: (r) => r.attemptsPerHour },
    ],
  },
];

/** Whether the queue settles, in words for the formula. */
export function steadyWords(result: QueueResult, model: QueueModel): string {
  if (result.stable) return "settles";
  return model === "erlangC" ? "none: grows without end" : "none";
}
