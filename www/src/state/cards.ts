/** Everything typed in the Scorecard lab. People's own figures are never part of it: it goes into the address and is kept. */
import type { DrawFloorInput, ScorecardMetric, ScorecardMetricId, ScorecardReliabilityInput } from "../../../src/boundary/breather";

export const METRICS: readonly ScorecardMetricId[] = ["handleTime", "afterCallWork", "qa", "satisfaction", "firstContactResolution", "adherence", "attendance", "compliments"];

export type FlagBy = "share" | "below" | "reds";

export interface Cards {
  /** The metrics on the card, with their targets. */
  metrics: ScorecardMetric[];
  weights: { [metric in ScorecardMetricId]?: number };
  rule: { kind: string; figures: string };
  /** Who is flagged; `by` holds where the rule allows it, else as the rule usually flags. */
  flag: { by: FlagBy | "usual"; share: number; below: number; zBelow: number; reds: number };
  caseMix: string;
  confidence: number;
  wantedReliability: number;
  floor: DrawFloorInput;
  /** The yearly practice; what it says of calls and gaming is the floor's. */
  practice: ScorecardReliabilityInput;
  /** Changed rows of the registry, for floor, card and practice alike. */
  assumptions: { scoring?: Record<string, number>; absence?: { spellDays?: number } };
}

/** A card as many centres have it, and a month of a made-up floor. */
export const CARDS: Cards = {
  metrics: [{ id: "handleTime" }, { id: "qa" }, { id: "satisfaction" }, { id: "adherence" }],
  weights: {},
  rule: { kind: "forcedRanking", figures: "reported" },
  flag: { by: "usual", share: 0.1, below: 25, zBelow: -1, reds: 1 },
  caseMix: "auto",
  confidence: 0.95,
  wantedReliability: 0.7,
  floor: {},
  practice: {},
  assumptions: {},
};

type Tree = { [name: string]: number | string | boolean | null | number[] | Tree };

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** What has the shape of input: words, numbers, lists of numbers, and these by name. */
function tree(value: unknown, depth = 3): Tree {
  const found: Tree = {};
  for (const [name, part] of Object.entries(record(value) ?? {})) {
    if (part === null || typeof part === "number" || typeof part === "string" || typeof part === "boolean") found[name] = part;
    else if (Array.isArray(part) && part.every((one) => typeof one === "number")) found[name] = part as number[];
    else if (depth > 1 && record(part)) found[name] = tree(part, depth - 1);
  }
  return found;
}

/** Reads what was kept; what is not of its shape is left away, the engine checks the rest. */
export function cardsFrom(value: unknown): Cards {
  const given = record(value);
  if (!given) return CARDS;
  const known = (one: unknown): one is ScorecardMetric => METRICS.includes(record(one)?.id as ScorecardMetricId);
  const metrics = Array.isArray(given.metrics) ? given.metrics.filter(known).map((one) => tree(one) as unknown as ScorecardMetric) : CARDS.metrics;
  const like = <T extends object>(fresh: T, from: unknown): T => {
    const merged = { ...fresh } as Record<string, unknown>;
    for (const [name, was] of Object.entries(merged)) {
      const field = record(from)?.[name];
      if (typeof field === typeof was && typeof was !== "object") merged[name] = field;
    }
    return merged as T;
  };
  return {
    ...like(CARDS, given),
    metrics,
    weights: tree(given.weights) as Cards["weights"],
    rule: like(CARDS.rule, given.rule),
    flag: like(CARDS.flag, given.flag),
    floor: tree(given.floor) as Cards["floor"],
    practice: tree(given.practice) as Cards["practice"],
    assumptions: tree(given.assumptions) as Cards["assumptions"],
  };
}
