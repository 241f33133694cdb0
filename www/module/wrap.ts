/** The contract's functions around the raw exports of the WebAssembly module. */

import type { Breather, Problem, ProblemsError } from "../../src/boundary/breather.d.ts";

/** What wasm-bindgen exports. */
export interface Raw {
  queue(input: unknown): unknown;
  staff(input: unknown): unknown;
  describe(): unknown;
  check(input: unknown): unknown;
  plan(input: unknown, options: unknown): unknown;
  importVolumes(text: unknown, options: unknown, progress?: (share: number) => void): unknown;
  selfCheck(): unknown;
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
  } as Breather;
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
