/**
 * The repetitions of one scenario: those that are there, and those on their way.
 *
 * Repetitions are kept apart from any comparison, so that a baseline is run once however often what
 * is compared with it changes, and a scenario that a person comes back to is there at once.
 */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { RunOptions, ScenarioInput } from "../../src/boundary/breather";
import { Cancelled, PROCESSORS, RUNNERS, stop, submit, told, type Failed, type Refused, type Task } from "./pool.ts";
import type { Standing } from "./protocol.ts";

export type Fidelity = "preview" | "full";

/** Every run here meets the same worlds. */
export const SEED = 1;
/** Repetitions of a full run. */
export const REPETITIONS = 10;
/** Those of a preview, the first of the full run's with fewer calls. */
const OF_A_PREVIEW = 6;

function repetitionsOf(fidelity: Fidelity): number {
  return fidelity === "full" ? REPETITIONS : OF_A_PREVIEW;
}

/** What every run of a fidelity is asked with. */
export function optionsOf(fidelity: Fidelity): RunOptions {
  return { seed: SEED, fidelity, replications: repetitionsOf(fidelity) };
}

export interface Stock {
  readonly input: ScenarioInput;
  readonly fidelity: Fidelity;
  /** Complete repetitions by their number. */
  readonly parts: ReadonlyMap<number, Float64Array>;
  /** Grows by one with every repetition. */
  readonly count: ReadonlySignal<number>;
  /** Share of all that is wanted. */
  readonly share: ReadonlySignal<number>;
  readonly whole: boolean;
  readonly running: boolean;
  /** Why there is no more; null while there is no reason. */
  readonly error: ReadonlySignal<Refused | Failed | null>;
  /** Runs what is missing. */
  run(): void;
  /** Ends what runs; what is there stays. */
  pause(): void;
}

/** Blocks of consecutive numbers, about as many as there are workers. */
function blocks(missing: readonly number[], workers: number): { first: number; replications: number }[] {
  const size = Math.ceil(missing.length / Math.max(1, Math.min(workers, missing.length)));
  const found: { first: number; replications: number }[] = [];
  for (const number of missing) {
    const last = found.at(-1);
    if (last && last.replications < size && last.first + last.replications === number) last.replications += 1;
    else found.push({ first: number, replications: 1 });
  }
  return found;
}

export function stock(input: ScenarioInput, fidelity: Fidelity): Stock {
  const repetitions = repetitionsOf(fidelity);
  const parts = new Map<number, Float64Array>();
  const count = signal(0);
  const share = signal(0);
  const error = signal<Refused | Failed | null>(null);
  let tasks: Task[] = [];
  let whole = false;

  const begin = (first: number, replications: number): Task => {
    let at = first;
    let heard = 0;
    const take = (standing: Standing): void => {
      for (const part of standing.parts ?? []) {
        parts.set(at, part);
        at += 1;
      }
      whole = parts.size >= repetitions;
      // The last word of a run that was ended: what it has is kept, how far it was is not asked any more.
      if (tasks.includes(task)) {
        share.value += (standing.share - heard) * (replications / repetitions);
        heard = standing.share;
      }
      if (count.peek() !== parts.size) count.value = parts.size;
    };
    const options: RunOptions = { ...optionsOf(fidelity), first, replications };
    const task = submit({ simulation: { kind: "scenario", input, options } }, (word) => {
      if ("standing" in word) take(word.standing);
    });
    task.done.then(
      (value) => {
        take(value as Standing);
        tasks = tasks.filter((one) => one !== task);
      },
      (reason: unknown) => {
        if (!tasks.includes(task)) return;
        tasks = tasks.filter((one) => one !== task);
        const why = told(reason);
        if (!(why instanceof Cancelled)) error.value = why;
      },
    );
    return task;
  };

  return {
    input,
    fidelity,
    parts,
    count,
    share,
    error,
    get whole() {
      return whole;
    },
    get running() {
      return tasks.length > 0;
    },
    run() {
      if (whole || tasks.length > 0) return;
      error.value = null;
      const missing = Array.from({ length: repetitions }, (_, at) => at).filter((at) => !parts.has(at));
      share.value = parts.size / repetitions;
      for (const { first, replications } of blocks(missing, fidelity === "preview" ? PROCESSORS : RUNNERS)) tasks = [...tasks, begin(first, replications)];
    },
    pause() {
      const ended = tasks;
      tasks = [];
      ended.forEach(stop);
      share.value = parts.size / repetitions;
    },
  };
}

/** Waits until a stock is whole; false if it never will be, or once it is not wanted any more. */
export function whole(one: Stock, wanted: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = effect(() => {
      const over = one.count.value >= 0 && one.share.value >= 0 && one.whole;
      if (over || one.error.value !== null || !wanted()) queueMicrotask(() => (end(), resolve(over)));
    });
  });
}

/** The stocks of the scenarios asked for lately, by what they state. */
export interface Shelf {
  get(key: string, input: ScenarioInput, fidelity: Fidelity): Stock;
  /** Begins a preview before anyone knows what its scenario states in full; `get` finds it by its very input. */
  foresee(input: ScenarioInput): void;
}

export function shelf(most: number): Shelf {
  const kept = new Map<string, Stock>();
  let early: Stock | null = null;

  /** The preview begun early, if it is this input's and nothing else has its place. */
  const foreseen = (input: ScenarioInput, wanted: boolean): Stock | null => {
    if (early?.input !== input) return null;
    const found = early;
    early = null;
    if (wanted) return found;
    found.pause();
    return null;
  };

  return {
    get(key, input, fidelity) {
      const name = `${fidelity} ${key}`;
      const there = kept.get(name);
      const begun = fidelity === "preview" ? foreseen(input, !there) : null;
      const found = there ?? begun ?? stock(input, fidelity);
      kept.delete(name);
      kept.set(name, found);
      for (const [old, one] of kept) {
        if (kept.size <= most) break;
        one.pause();
        kept.delete(old);
      }
      return found;
    },
    foresee(input) {
      // One at a time; the engine's reading of the newest input is never far behind.
      if (early?.running || early?.input === input) return;
      early = stock(input, "preview");
      early.run();
    },
  };
}
