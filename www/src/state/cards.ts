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

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** Numbers by name, in groups by name: what nearly everything typed here is. */
function numbers(value: unknown, depth = 3): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(record(value) ?? {})) {
    if (typeof part === "number") found[name] = part;
    else if (depth > 1 && record(part)) found[name] = numbers(part, depth - 1);
  }
  return found;
}

const KINDS = ["linear", "bands", "zScores", "forcedRanking", "trafficLights"];
const FIGURES = ["estimates", "adjusted", "reported"];

function metricId(value: unknown): ScorecardMetricId | null {
  return METRICS.find((id) => id === value) ?? null;
}

/** A metric of the card, each once. */
function metricsFrom(value: unknown): ScorecardMetric[] {
  if (!Array.isArray(value)) return CARDS.metrics;
  const found = new Map<ScorecardMetricId, ScorecardMetric>();
  for (const one of value as unknown[]) {
    const id = metricId(record(one)?.id);
    const borders = record(one)?.borders;
    if (id) found.set(id, { id, ...numbers(one, 1), ...(Array.isArray(borders) && { borders: borders.map((border) => (typeof border === "number" ? border : null)) as number[] }) });
  }
  return [...found.values()];
}

/** Reads what was kept; what is not of its shape is left away, the engine checks the rest. */
export function cardsFrom(value: unknown): Cards {
  const given = record(value);
  if (!given) return CARDS;
  const like = <T extends object>(fresh: T, from: unknown): T => {
    const merged = { ...fresh } as Record<string, unknown>;
    for (const [name, was] of Object.entries(merged)) {
      const field = record(from)?.[name];
      if (typeof field === typeof was && typeof was !== "object") merged[name] = field;
    }
    return merged as T;
  };
  const rule = like(CARDS.rule, given.rule);
  const floor = numbers(given.floor);
  const gamed = metricId(record(record(given.floor)?.gaming)?.metric);
  const judged = metricId(record(given.practice)?.metric);
  return {
    ...like(CARDS, given),
    metrics: metricsFrom(given.metrics),
    weights: numbers(given.weights, 1),
    rule: { kind: KINDS.includes(rule.kind) ? rule.kind : CARDS.rule.kind, figures: FIGURES.includes(rule.figures) ? rule.figures : CARDS.rule.figures },
    flag: like(CARDS.flag, given.flag),
    floor: gamed ? { ...floor, gaming: { ...record(floor.gaming), metric: gamed } } : floor,
    practice: { ...numbers(given.practice, 1), ...(judged && { metric: judged }) },
    assumptions: numbers(given.assumptions),
  };
}
