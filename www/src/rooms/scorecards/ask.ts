/** What the Scorecard lab asks the engine: a made-up floor, the card under every rule, and the practice of a year. */
import { computed, effect, signal } from "@preact/signals";
import type { AgentColumns, DrawFloorInput, FloorTruth, Problem, ScorecardInput, ScorecardMetricId, ScorecardReliabilityInput, ScorecardResult } from "../../../../src/boundary/breather";
import { engine, latest, problemsIn } from "../../engine.ts";
import { CARDS, METRICS, type Cards, type FlagBy } from "../../state/cards.ts";
import { inputField } from "../../state/describe.ts";
import { doc } from "../../state/document.ts";
import { get } from "../../state/paths.ts";
import { own, source } from "./own.ts";

export type RuleKind = NonNullable<NonNullable<ScorecardInput["rule"]>["kind"]>;

export const RULES: readonly RuleKind[] = ["linear", "bands", "zScores", "forcedRanking", "trafficLights"];

/** The figures of each metric, by which it is seen whether there are any. */
const FIGURES: Record<ScorecardMetricId, keyof AgentColumns> = {
  handleTime: "handleSeconds",
  afterCallWork: "afterCallSeconds",
  qa: "qaScore",
  satisfaction: "satisfaction",
  firstContactResolution: "resolvedShare",
  adherence: "adherenceShare",
  attendance: "attendanceShare",
  compliments: "compliments",
};

/** How a rule can flag, the usual way first. */
export function flagsOf(kind: string): readonly FlagBy[] {
  if (kind === "forcedRanking") return ["share"];
  return kind === "trafficLights" ? ["reds", "share"] : ["below", "share"];
}

/** The flag as it holds under a rule. */
export function flagBy(cards: Cards, kind: string): FlagBy {
  const can = flagsOf(kind);
  return can.find((by) => by === cards.flag.by) ?? can[0]!;
}

function flag(cards: Cards, kind: string, by: FlagBy): object {
  if (by === "share") return { flagShare: cards.flag.share };
  if (by === "reds") return { flagReds: cards.flag.reds };
  return { flagBelow: kind === "zScores" ? cards.flag.zBelow : cards.flag.below };
}

interface People {
  of: "drawn" | "own";
  agents: AgentColumns;
  truth: FloorTruth | null;
}

/** Borders that are whole; none, which is by the group, while one of them is empty. */
function bordersOf(kind: RuleKind, borders: readonly (number | null)[] = []): number[] {
  const wanted = kind === "trafficLights" ? borders.slice(0, 2) : borders;
  const whole = wanted.filter((border) => border !== null);
  return whole.length === wanted.length && (kind !== "trafficLights" || whole.length === 2) ? whole : [];
}

/** The card of a kind; the card's own flag holds for its own rule, and the usual one for the others. */
function cardInput(cards: Cards, kind: RuleKind, { agents, truth }: People): ScorecardInput {
  const there = cards.metrics.filter(({ id }) => agents[FIGURES[id]] !== undefined);
  // Borders are those of one rule: three for bands are no lights.
  const targets = there.map(({ from, to, borders, ...rest }) => ({
    ...rest,
    ...(kind === "linear" && { from: from ?? null, to: to ?? null }),
    ...((kind === "bands" || kind === "trafficLights") && kind === cards.rule.kind && { borders: bordersOf(kind, borders) }),
  }));
  const by = kind === cards.rule.kind ? flagBy(cards, kind) : flagsOf(kind)[0]!;
  return {
    metrics: targets,
    weights: cards.weights,
    rule: { kind, figures: cards.rule.figures as "reported", ...flag(cards, kind, by) },
    caseMix: cards.caseMix as "auto",
    confidence: cards.confidence,
    wantedReliability: cards.wantedReliability,
    assumptions: cards.assumptions,
    agents,
    ...(truth && { truth }),
  };
}

const floors = latest((input: DrawFloorInput) => engine.call("drawFloor", input));
const scored = latest(({ cards, people }: { cards: Cards; people: People }) =>
  engine.batch(
    "scorecard",
    RULES.map((kind) => cardInput(cards, kind, people)),
  ),
);
export const practice = latest((input: ScorecardReliabilityInput) => engine.call("scorecardReliability", input));

/** A value of the Scorecard lab: what was typed, else the field's default. */
export function valueOf<T>(cards: Cards, of: "drawFloor" | "scorecard" | "scorecardReliability", at: string, path: string): T {
  return (get(cards, at) ?? get(CARDS, at) ?? inputField(of, path).default ?? null) as T;
}

/** How many samples of a metric the made-up floor has. */
export function samplesOf(cards: Cards, metric: ScorecardMetricId): number {
  const name = metric === "qa" ? "evaluations" : metric === "satisfaction" ? "surveys" : metric === "adherence" || metric === "attendance" ? "days" : "calls";
  return valueOf<number>(cards, "drawFloor", `floor.samples.${name}`, `samples.${name}`);
}

/** The floors that are lived through beside the closed form. */
const LIVED = { agents: 1000, floors: 30, seed: 1 };
const FEW = [1, 2, 3, 4, 6, 8, 12, 20, 30, 50, 100, 200];
const MANY = [10, 20, 40, 60, 100, 150, 200, 300, 400, 600, 1000, 2000];

export function practiceMetric(cards: Cards): ScorecardMetricId {
  return cards.practice.metric ?? "qa";
}

function practiceInput(cards: Cards): ScorecardReliabilityInput {
  const metric = practiceMetric(cards);
  const of = (name: string): number => valueOf<number>(cards, "drawFloor", `floor.${name}`, name);
  const { metric: _, ...typed } = cards.practice;
  const samples = cards.practice.samples ?? samplesOf(cards, metric);
  return {
    ...typed,
    metric,
    samples,
    mix: { penalty: of("mix.penalty"), shareSd: of("mix.shareSd"), excess: of("mix.excess") },
    gaming: { share: of("gaming.share"), gain: of("gaming.gain") },
    curveSamples: samples > 100 ? MANY : FEW,
    simulate: LIVED,
    assumptions: cards.assumptions,
  };
}

/** The newest cards that there could be, one for each rule, with what they were asked of. */
export interface Shown {
  cards: Cards;
  people: People;
  /** By {@link RULES}; null where a rule cannot be used. */
  byRule: (ScorecardResult | null)[];
  card: ScorecardResult;
}

export const shown = signal<Shown | null>(null);
export const problems = signal<Problem[]>([]);
export const stale = computed(() => floors.stale.value || scored.stale.value);
export const job = computed(() => scored.job.value ?? floors.job.value);

/** The people to score; null while there are none. */
const people = computed<People | null>(() => {
  if (source.value === "own") return own.value && { of: "own", agents: own.value.agents, truth: null };
  const drawn = floors.answer.value?.value;
  return drawn ? { of: "drawn", agents: drawn.agents, truth: drawn.truth } : null;
});

/** Asks whenever something changes; returns how to stop. */
export function follow(): () => void {
  let asked = "";
  const stops = [
    effect(() => {
      const { floor, assumptions } = doc.value.cards;
      const input: DrawFloorInput = { ...floor, assumptions };
      const text = JSON.stringify(input);
      if (text === asked) return;
      asked = text;
      floors.ask(input);
    }),
    effect(() => {
      const cards = doc.value.cards;
      if (people.value && (source.value === "own" || !floors.stale.value)) scored.ask({ cards, people: people.value });
    }),
    effect(() => {
      practice.ask(practiceInput(doc.value.cards));
    }),
    effect(() => {
      const failure = floors.error.value ?? scored.error.value;
      const answer = scored.answer.value;
      if (failure || !answer) {
        problems.value = problemsIn(failure);
        return;
      }
      const { cards, people: of } = answer.input;
      const own = answer.value[RULES.indexOf(cards.rule.kind as RuleKind)];
      problems.value = own?.problems ?? [];
      if (own?.value) shown.value = { cards, people: of, card: own.value, byRule: answer.value.map((one) => one.value ?? null) };
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

export const has = (agents: AgentColumns, metric: ScorecardMetricId): boolean => agents[FIGURES[metric]] !== undefined;

export { METRICS };
