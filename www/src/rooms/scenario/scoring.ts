/** The scores of the answer shown, by a person's weights. The engine gives them; here is only what is asked. */
import { computed, effect } from "@preact/signals";
import type { Difference, Problem, Ranking, RunResult, ScenarioScore, ScoreWeights } from "../../../../src/boundary/breather";
import { engine, latest, problemsIn, type Call } from "../../engine.ts";
import { weights } from "../../state/weights.ts";
import { answer, type Answer } from "./answers.ts";

/** The scores of scenario and baseline, or the one score where both are the same. */
export interface Scores {
  now: ScenarioScore;
  /** Null where the scenario states what the baseline does. */
  start: ScenarioScore | null;
  ranking: Ranking | null;
}

interface Asked {
  shown: Answer;
  weights: ScoreWeights;
}

const asking = latest(({ shown, weights: stated }: Asked) => {
  const { comparison, now } = shown;
  const figures = ({ metrics, weeks }: RunResult): Pick<RunResult, "metrics" | "weeks"> => ({ metrics, weeks });
  const call: Call = comparison
    ? { name: "rank", args: [{ scenarios: comparison.scenarios, weeks: comparison.weeks }, stated] }
    : { name: "score", args: [figures(now), { ...stated, reference: figures(now) }] };
  return engine.several([call]);
});

/** Asks whenever the answer or the weights change; returns how to stop. */
export function followScores(): () => void {
  return effect(() => {
    const shown = answer.value;
    if (shown) asking.ask({ shown, weights: weights.value });
  });
}

let last: Scores | null = null;

/** The newest scores; those before while weights are such that there are none. */
export const scores = computed<Scores | null>(() => {
  const found = asking.answer.value;
  const value = found?.value[0]?.value;
  if (!found || value === undefined) return last;
  if (found.input.shown.comparison) {
    const ranking = value as Ranking;
    const [start, now] = ranking.scenarios;
    if (start && now) last = { now: now.madeOf, start: start.madeOf, ranking };
  } else {
    last = { now: value as ScenarioScore, start: null, ranking: null };
  }
  return last;
});

/** What is wrong with the weights. */
export const scoreProblems = computed<Problem[]>(() => asking.answer.value?.value[0]?.problems ?? problemsIn(asking.error.value));

/** Whether the scores shown belong to an older answer. */
export const scoresStale = computed(() => asking.stale.value);

/** "higher in 9 of 10 simulated worlds". */
export function worldsWords({ pairs, worlds }: Ranking): string {
  const pair = pairs[0];
  if (!pair || worlds === 0) return "";
  const of = `of ${worlds} simulated ${worlds === 1 ? "world" : "worlds"}`;
  if (pair.equal === worlds) return `the same in ${worlds} ${of}`;
  return pair.higher >= pair.lower ? `higher in ${pair.higher} ${of}` : `lower in ${pair.lower} ${of}`;
}

export function partDifference(ranking: Ranking | null, part: "customers" | "people" | "money" | null): Difference | null {
  const pair = ranking?.pairs[0];
  if (!pair) return null;
  return part === null ? pair.difference : pair.parts[part];
}
