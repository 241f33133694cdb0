/**
 * Simulations under way: progress, results while they run, and a stop that keeps what there is.
 *
 * A scenario's repetitions are shared out over the pool's workers; each sends back the ones it has
 * completed as plain numbers, and one worker puts them together. The result has the same bits
 * however they were shared out.
 */
import { batch as together, signal, type ReadonlySignal } from "@preact/signals";
import type { RunOptions, RunResult, ScenarioInput, SimulatedQueue, SimulateQueueInput } from "../../src/boundary/breather";
import type { Job } from "./engine.ts";
import { Cancelled, drop, RUNNERS, stop, submit, told, type Failed, type Refused, type Task } from "./pool.ts";
import type { Simulation, Standing } from "./protocol.ts";

/** A simulation under way. */
export interface LongJob<R> extends Job<R> {
  /** What there is so far; null until there is something. */
  readonly partial: ReadonlySignal<R | null>;
  /** Ends it and resolves with what there is; its share says how much that is. */
  stop(): void;
}

/** Milliseconds that a stopped run has for its last word; after that, what was known before is kept. */
const LAST_WORD = 40;
/** Milliseconds between results that are put together while a scenario runs. */
const BETWEEN = 500;

interface Ends<R> {
  job: LongJob<R>;
  progress: { value: number | null };
  partial: { value: R | null };
  resolve: (value: R) => void;
  reject: (error: Error) => void;
  readonly settled: boolean;
  readonly stopped: boolean;
}

/** A job and the ends by which it is settled. `tasks` are those that a stop or a cancel reaches. */
function job<R>(tasks: Task[]): Ends<R> {
  const progress = signal<number | null>(null);
  const partial = signal<R | null>(null);
  let settled = false;
  let stopped = false;
  let ends!: { resolve: (value: R) => void; reject: (error: Error) => void };
  const promise = new Promise<R>((resolve, reject) => {
    ends = {
      resolve: (value) => {
        settled = true;
        resolve(value);
      },
      reject: (error) => {
        if (!settled) tasks.forEach(drop);
        settled = true;
        reject(error);
      },
    };
  });
  const made = Object.assign(promise, {
    progress,
    partial,
    since: performance.now(),
    cancel: () => {
      if (!settled) ends.reject(new Cancelled("Cancelled."));
    },
    stop: () => {
      if (settled || stopped) return;
      stopped = true;
      tasks.forEach(stop);
      setTimeout(() => {
        if (settled) return;
        const kept = partial.peek();
        if (kept === null) ends.reject(new Cancelled("Stopped before there was a result."));
        else {
          ends.resolve(kept);
          tasks.forEach(drop);
        }
      }, LAST_WORD);
    },
  });
  return {
    job: made,
    progress,
    partial,
    ...ends,
    get settled() {
      return settled;
    },
    get stopped() {
      return stopped;
    },
  };
}

function run(simulation: Simulation, hear: (standing: Standing) => void): Task {
  return submit({ simulation }, (word) => {
    if ("standing" in word) hear(word.standing);
  });
}

/** Simulates one queue. */
export function runQueue(input: SimulateQueueInput): LongJob<SimulatedQueue> {
  const tasks: Task[] = [];
  const ends = job<SimulatedQueue>(tasks);
  const task = run({ kind: "queue", input }, (standing) => {
    ends.progress.value = standing.share;
    if (standing.result) ends.partial.value = standing.result as SimulatedQueue;
  });
  tasks.push(task);
  task.done.then((standing) => ends.resolve((standing as Standing).result as SimulatedQueue), ends.reject);
  return ends.job;
}

/** Which repetitions each worker takes: blocks of nearly equal length. */
function shares(replications: number, workers: number): { first: number; replications: number }[] {
  const counts = Array.from({ length: Math.max(1, Math.min(replications, workers)) }, () => 0);
  for (let i = 0; i < replications; i += 1) counts[i % counts.length]! += 1;
  let first = 0;
  return counts.map((count) => {
    const block = { first, replications: count };
    first += count;
    return block;
  });
}

/** Simulates a scenario on as many workers as there are, or on fewer. */
export function runScenario(input: ScenarioInput, options: RunOptions & { replications: number }, workers = RUNNERS): LongJob<RunResult> {
  const tasks: Task[] = [];
  const ends = job<RunResult>(tasks);
  const blocks = shares(options.replications, workers);
  const done = blocks.map(() => 0);
  const parts: Float64Array[][] = blocks.map(() => []);
  let early: RunResult | null = null;
  let merged = 0;
  let merging: Promise<void> | null = null;
  let lately = performance.now() - BETWEEN;

  const merge = async (): Promise<void> => {
    const all = parts.flat();
    const task = submit({ calls: [{ name: "merge", args: [input, options, all] }], batch: false }, () => undefined);
    const result = (await task.done) as RunResult;
    merged = all.length;
    if (!ends.settled) ends.partial.value = result;
  };
  const look = (): void => {
    if (merging || ends.settled || ends.stopped || parts.flat().length === merged || performance.now() - lately < BETWEEN) return;
    const began = performance.now();
    // Putting together is never more than a small part of the work.
    merging = merge().finally(() => {
      merging = null;
      lately = performance.now() + 4 * (performance.now() - began);
    });
    merging.catch(ends.reject);
  };
  const take = (at: number, standing: Standing): void => {
    done[at] = standing.share;
    ends.progress.value = done.reduce((sum, share, i) => sum + share * (blocks[i]!.replications / options.replications), 0);
    parts[at]!.push(...(standing.parts ?? []));
    if (standing.result && at === 0) {
      early = standing.result as RunResult;
      if (parts.every((of) => of.length === 0)) ends.partial.value = early;
    }
  };
  blocks.forEach((block, at) => {
    tasks.push(
      run({ kind: "scenario", input, options: { ...options, ...block } }, (standing) => {
        take(at, standing);
        look();
      }),
    );
  });
  const finish = async (): Promise<void> => {
    // A stop drops the repetitions that had not begun; what the others have is the result.
    const last = await Promise.allSettled(tasks.map((task) => task.done));
    if (ends.settled) return;
    last.forEach((of, at) => {
      if (of.status === "fulfilled") take(at, of.value as Standing);
      else if (!(of.reason instanceof Cancelled) || !ends.stopped) throw of.reason;
    });
    await merging;
    const count = parts.flat().length;
    if (count > 0 && count !== merged) await merge();
    const result = count > 0 ? ends.partial.value : early;
    if (result) ends.resolve(result);
    else throw new Cancelled("Stopped before there was a result.");
  };
  // One refused input or failed worker ends the whole at once.
  for (const task of tasks) task.done.catch((error: Error) => ends.stopped || ends.reject(error));
  finish().catch(ends.reject);
  return ends.job;
}

/** The newest run of an input that a person changes: a newer one takes the place of an older one. */
export interface Newest<I, R> {
  /** The last result with the input it belongs to, unfinished ones included; it stays until a newer run has one. */
  readonly answer: ReadonlySignal<{ input: I; value: R; state: "running" | "stopped" | "whole" } | null>;
  /** Why the last run has no result of its own; null if it has one or is under way. */
  readonly error: ReadonlySignal<Refused | Failed | Cancelled | null>;
  readonly job: ReadonlySignal<LongJob<R> | null>;
  run(input: I): void;
  /** Ends the run under way and keeps what there is. */
  stop(): void;
}

export function newest<I, R>(begin: (input: I) => LongJob<R>): Newest<I, R> {
  const answer = signal<{ input: I; value: R; state: "running" | "stopped" | "whole" } | null>(null);
  const error = signal<Refused | Failed | Cancelled | null>(null);
  const current = signal<LongJob<R> | null>(null);
  let stopped = false;
  return {
    answer,
    error,
    job: current,
    run(input) {
      const older = current.peek();
      const made = begin(input);
      stopped = false;
      together(() => {
        current.value = made;
        error.value = null;
        const before = answer.peek();
        if (before?.state === "running") answer.value = { ...before, state: "stopped" };
      });
      older?.cancel();
      const listen = made.partial.subscribe((value) => {
        if (value !== null && current.peek() === made) answer.value = { input, value, state: "running" };
      });
      const done = (settle: () => void): void => {
        listen();
        if (current.peek() !== made) return;
        together(() => {
          current.value = null;
          settle();
        });
      };
      made.then(
        (value) => done(() => (answer.value = { input, value, state: stopped ? "stopped" : "whole" })),
        (reason: unknown) => done(() => (error.value = told(reason))),
      );
    },
    stop() {
      stopped = true;
      current.peek()?.stop();
    },
  };
}
