/** The engine as the page sees it: typed promises, answered by the pool's workers. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Breather } from "../../src/boundary/breather";
import { drop, submit } from "./pool.ts";
import type { Call, FunctionName, Outcome } from "./protocol.ts";
import { runQueue, runScenario } from "./runs.ts";

export { latest, type Latest } from "./latest.ts";
export { Cancelled, Failed, hold, holds, problemsIn, Refused } from "./pool.ts";
export type { Call, FunctionName, Outcome } from "./protocol.ts";
export { newest, type LongJob, type Newest } from "./runs.ts";

type Args<N extends FunctionName> = Parameters<Breather[N]>;
type Answer<N extends FunctionName> = ReturnType<Breather[N]>;

/** A call under way: a promise, how far it is, and a way to end it. */
export interface Job<T> extends Promise<T> {
  /** Share done, 0 to 1; null until the engine has reported one. */
  readonly progress: ReadonlySignal<number | null>;
  /** `performance.now()` when it was asked. */
  readonly since: number;
  /** Rejects the promise with {@link Cancelled}; no effect once it is settled. */
  cancel(): void;
}

function ask<T>(calls: Call[], batch: boolean, onProgress?: (share: number) => void): Job<T> {
  const progress = signal<number | null>(null);
  const task = submit({ calls, batch }, (word) => {
    if (!("progress" in word)) return;
    progress.value = word.progress;
    onProgress?.(word.progress);
  });
  return Object.assign(task.done as Promise<T>, { progress, since: performance.now(), cancel: () => drop(task) });
}

/**
 * Calls one function of the module: `engine.call("queue", input)`.
 * A function at the end of the arguments is called with the progress, as in `importVolumes`.
 * Rejects with {@link Refused}, {@link Cancelled} or {@link Failed}.
 */
function call<N extends FunctionName>(name: N, ...args: Args<N>): Job<Answer<N>> {
  const given = [...args] as unknown[];
  const last = given[given.length - 1];
  const onProgress = typeof last === "function" ? (given.pop() as (share: number) => void) : undefined;
  return ask<Answer<N>>([{ name, args: given }], false, onProgress);
}

/**
 * Many calls of one function in one message: `engine.batch("queue", inputs)`.
 * Every input has its own outcome, a value or its problems, in the order of the inputs.
 */
function batch<N extends FunctionName>(name: N, inputs: Args<N>[0][]): Job<Outcome<Answer<N>>[]> {
  return ask<Outcome<Answer<N>>[]>(
    inputs.map((input) => ({ name, args: [input] })),
    true,
  );
}

/** Calls of several functions in one message, answered in one go; every call has its own outcome, in their order. */
function several(calls: Call[]): Job<Outcome<unknown>[]> {
  return ask<Outcome<unknown>[]>(calls, true);
}

export const engine = { call, batch, several, runQueue, runScenario };
