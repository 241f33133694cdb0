/** The contract's functions around the raw exports of the WebAssembly module. */

import type { Breather, Problem, ProblemsError, Run } from "../../src/boundary/breather.d.ts";

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
  selfCheck(): unknown;
  queueRun(input: unknown): RawRun;
  traceQueue(input: unknown, options: unknown): unknown;
  scenarioRun(input: unknown, options: unknown): RawRun & { parts(): unknown };
  mergeParts(input: unknown, options: unknown, parts: unknown): unknown;
}

/** Makes the module out of an instance's exports. */
export function wrap(raw: Raw): Breather {
  return {
    queue: guarded((input) => raw.queue(input)),
    staff: guarded((input) => raw.staff(input)),
    describe: guarded(() => raw.describe()),
    check: (input: unknown) => {
      try {
        return guarded(() => raw.check(input))();
      } catch (error) {
        if (!isProblems(error)) throw error;
        return { ok: false, problems: error.problems, complete: null };
      }
    },
    plan: guarded((input, options) => raw.plan(input, options ?? {})),
    importVolumes: guarded((text, options, progress) =>
      raw.importVolumes(text, options ?? {}, typeof progress === "function" ? (progress as (share: number) => void) : undefined),
    ),
    selfCheck: guarded(() => raw.selfCheck()),
    simulateQueue: guarded((input) => whole(raw.queueRun(input))),
    startQueue: guarded((input) => inSteps(raw.queueRun(input))),
    traceQueue: guarded((input, options) => raw.traceQueue(input, options ?? {})),
    start: guarded((input, options) => {
      const run = raw.scenarioRun(input, options ?? {});
      return { ...inSteps(run), parts: () => run.parts() };
    }),
    simulate: guarded((input, options) => whole(raw.scenarioRun(input, options ?? {}))),
    merge: guarded((input, options, parts) => raw.mergeParts(input, options ?? {}, parts)),
  } as Breather;
}

/**
 * The loop is here and not in the engine because a browser runs an exported call in its first,
 * slow translation until that call returns.
 */
function inSteps(run: RawRun): Run<unknown> {
  let done = false;
  let freed = false;
  return {
    advance: (budgetMs) => {
      const end = performance.now() + Number(budgetMs);
      if (!done) {
        do done = run.step();
        while (!done && performance.now() < end);
      }
      return { share: run.share(), done };
    },
    result: () => run.result(),
    free: () => {
      if (!freed) run.free();
      freed = true;
    },
  };
}

/** Runs to the end and gives the memory back, also when something is thrown. */
function whole(run: RawRun): unknown {
  let result: unknown;
  try {
    while (!run.step());
    result = run.result();
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

/**
 * Input with getters or proxies can throw anything while it is read: that is bad input too.
 * A trap of the module is not: it is a bug, and passes as it is.
 */
function guarded(call: (...given: unknown[]) => unknown): (...given: unknown[]) => unknown {
  return (...given) => {
    try {
      return call(...given);
    } catch (error) {
      if (isProblems(error) || error instanceof WebAssembly.RuntimeError) throw error;
      throw unreadable(error);
    }
  };
}

function isProblems(error: unknown): error is ProblemsError {
  return error instanceof Error && error.name === "ProblemsError";
}

function unreadable(cause: unknown): ProblemsError {
  const problem: Problem = { path: "", code: "unreadable", message: "plain data is expected", got: String(cause).slice(0, 80) };
  return Object.assign(new Error(problem.message, { cause }), { name: "ProblemsError" as const, problems: [problem] });
}
