/** The contract's functions around the raw exports of the WebAssembly module. */

import type { Breather, Run } from "../../src/boundary/breather.d.ts";
import { packed } from "./agents.ts";
import { isProblems, plain, plainLists, plainParts, refused } from "./plain.ts";

/** More than the engine compares: it refuses longer lists. */
const MOST_COMPARED = 16;

/** What both kinds of runs are, as wasm-bindgen exports them. */
export interface RawRun {
  /** Works on about 10 000 calls; true once all are done. */
  step(): boolean;
  share(): number;
  result(): unknown;
  free(): void;
}

/** What wasm-bindgen exports. */
export interface Raw {
  queue(input: unknown): unknown;
  staff(input: unknown): unknown;
  describe(): unknown;
  check(input: unknown): unknown;
  plan(input: unknown, options: unknown): unknown;
  importVolumes(text: unknown, options: unknown, progress?: (share: number) => void): unknown;
  importAgents(text: unknown, options: unknown, progress?: (share: number) => void): unknown;
  scorecard(input: unknown): unknown;
  scorecardColumns(design: unknown, ids: string[], names: string[], columns: Float64Array[]): unknown;
  scorecardReliability(input: unknown): unknown;
  drawFloor(input: unknown): unknown;
  selfCheck(): unknown;
  queueRun(input: unknown): RawRun;
  traceQueue(input: unknown, options: unknown): unknown;
  scenarioRun(input: unknown, options: unknown): RawRun & { parts(): unknown };
  compareParts(inputs: unknown, options: unknown, counts: Uint32Array, parts: unknown): unknown;
  score(result: unknown, weights: unknown): unknown;
  rank(comparison: unknown, weights: unknown): unknown;
  prices(input: unknown): unknown;
  traceDay(input: unknown, options: unknown): unknown;
  mergeParts(input: unknown, options: unknown, parts: unknown): unknown;
}

/** Makes the module out of an instance's exports. */
export function wrap(raw: Raw): Breather {
  return {
    queue: (input: unknown) => raw.queue(plain(input)),
    staff: (input: unknown) => raw.staff(plain(input)),
    describe: () => raw.describe(),
    check: (input: unknown) => {
      try {
        return raw.check(plain(input));
      } catch (error) {
        if (!isProblems(error)) throw error;
        return { ok: false, problems: error.problems, complete: null };
      }
    },
    plan: (input: unknown, options: unknown) => raw.plan(plain(input), plain(options ?? {})),
    importVolumes: (text: unknown, options: unknown, progress: unknown) =>
      raw.importVolumes(
        typeof text === "string" ? text : null,
        plain(options ?? {}),
        typeof progress === "function" ? (progress as (share: number) => void) : undefined,
      ),
    importAgents: (text: unknown, options: unknown, progress: unknown) =>
      raw.importAgents(
        typeof text === "string" ? text : null,
        plain(options ?? {}),
        typeof progress === "function" ? (progress as (share: number) => void) : undefined,
      ),
    scorecard: (input: unknown) => {
      const columns = packed(input);
      if (columns === null) return raw.scorecard(plain(input));
      return raw.scorecardColumns(columns.rest, columns.ids, columns.names, columns.columns);
    },
    scorecardReliability: (input: unknown) => raw.scorecardReliability(plain(input ?? {})),
    drawFloor: (input: unknown) => raw.drawFloor(plain(input ?? {})),
    selfCheck: () => raw.selfCheck(),
    simulateQueue: (input: unknown) => whole(raw.queueRun(plain(input))),
    startQueue: (input: unknown) => inSteps(raw.queueRun(plain(input))),
    traceQueue: (input: unknown, options: unknown) => raw.traceQueue(plain(input), plain(options ?? {})),
    start: (input: unknown, options: unknown) => {
      const run = raw.scenarioRun(plain(input), plain(options ?? {}));
      return inSteps(run, (alive) => ({ parts: () => alive().parts() }));
    },
    simulate: (input: unknown, options: unknown) => whole(raw.scenarioRun(plain(input), plain(options ?? {}))),
    compare: (inputs: unknown, options: unknown) => {
      const asked = plain(options ?? {});
      const given = plain(inputs);
      const each = Array.isArray(given) ? given : [];
      // Without parts everything that is wrong is told at once, before anything is run.
      raw.compareParts(given, asked, new Uint32Array(Math.min(each.length, MOST_COMPARED)), []);
      const parts = each.map((input) => partsOf(raw.scenarioRun(input, asked)));
      return raw.compareParts(given, asked, counts(parts), parts.flat());
    },
    compareParts: (inputs: unknown, options: unknown, lists: unknown, known: unknown) => {
      const parts = plainLists(lists);
      const all = parts.flat().concat(plainParts(known ?? []));
      return raw.compareParts(plain(inputs), plain(options ?? {}), counts(parts), all);
    },
    score: (result: unknown, weights: unknown) => raw.score(plain(result), plain(weights ?? {})),
    rank: (comparison: unknown, weights: unknown) => raw.rank(plain(comparison), plain(weights ?? {})),
    prices: (input: unknown) => raw.prices(plain(input)),
    traceDay: (input: unknown, options: unknown) => raw.traceDay(plain(input), plain(options ?? {})),
    merge: (input: unknown, options: unknown, parts: unknown) =>
      raw.mergeParts(plain(input), plain(options ?? {}), plainParts(parts)),
  } as Breather;
}

/**
 * The loop is here and not in the engine because a browser runs an exported call in its first,
 * slow translation until that call returns.
 */
function inSteps<R extends RawRun, More = unknown>(run: R, more?: (alive: () => R) => More): Run<unknown> & More {
  let done = false;
  let freed = false;
  // A run that was given back would be a null pointer to the engine.
  const alive = (): R => {
    if (freed) throw refused({ path: "", code: "freed", message: "the run was freed and cannot be used any more" });
    return run;
  };
  return {
    ...(more?.(alive) as More),
    advance: (budgetMs: unknown) => {
      const runs = alive();
      const end = performance.now() + milliseconds(budgetMs);
      if (!done) {
        do done = runs.step();
        while (!done && performance.now() < end);
      }
      return { share: runs.share(), done };
    },
    result: () => alive().result(),
    free: () => {
      if (!freed) run.free();
      freed = true;
    },
  };
}

function milliseconds(budget: unknown): number {
  if (typeof budget === "number" && !Number.isNaN(budget)) return budget;
  const isNumber = typeof budget === "number";
  throw refused({
    path: "budgetMs",
    code: isNumber ? "not_finite" : "wrong_type",
    message: "a budget is a number of milliseconds",
    bound: "any number; none or less for one step, Infinity for all of them",
    got: isNumber ? "NaN" : typeof budget,
  });
}

function counts(parts: readonly unknown[][]): Uint32Array {
  return Uint32Array.from(parts, (list) => list.length);
}

function whole(run: RawRun): unknown {
  return toTheEnd(run, () => run.result());
}

function partsOf(run: RawRun & { parts(): unknown }): unknown[] {
  return toTheEnd(run, () => run.parts() as unknown[]);
}

/** Runs to the end and gives the memory back, also when something is thrown. */
function toTheEnd<T>(run: RawRun, last: () => T): T {
  let result: T;
  try {
    while (!run.step());
    result = last();
  } catch (error) {
    try {
      run.free();
    } catch {
      // What a trapped instance still holds goes with the instance; the trap is what is to be told.
    }
    throw error;
  }
  run.free();
  return result;
}
