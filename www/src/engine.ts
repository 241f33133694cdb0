/**
 * The engine as the page sees it: typed promises, answered by workers.
 *
 * The only file that starts a worker. A worker takes one request at a time; a request that is
 * cancelled while it runs ends its worker (a running WebAssembly call cannot be interrupted) and
 * the next request starts another. Two workers at most, so that a long roster does not keep a
 * slider waiting.
 */
import { decompress } from "lzma1";
import { batch as together, signal, type ReadonlySignal } from "@preact/signals";
import type { Breather, Problem, ProblemsError } from "../../src/boundary/breather";
import type { Call, FunctionName, Outcome, Reply, Request } from "./protocol.ts";

export type { Call, FunctionName, Outcome } from "./protocol.ts";

type Args<N extends FunctionName> = Parameters<Breather[N]>;
type Answer<N extends FunctionName> = ReturnType<Breather[N]>;

const WORKERS = 2;

/** The input was refused; `problems` says everything that is wrong with it. */
export class Refused extends Error implements ProblemsError {
  override readonly name = "ProblemsError";
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map((p) => p.message).join(" "));
    this.problems = problems;
  }
}

/** The call was cancelled, by a person or because a newer input took its place. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** The engine itself failed: a defect, never an effect of the input. */
export class Failed extends Error {
  override readonly name = "EngineFailed";
}

/** A call under way: a promise, how far it is, and a way to end it. */
export interface Job<T> extends Promise<T> {
  /** Share done, 0 to 1; null until the engine has reported one. */
  readonly progress: ReadonlySignal<number | null>;
  /** `performance.now()` when it was asked. */
  readonly since: number;
  /** Rejects the promise with {@link Cancelled}; no effect once it is settled. */
  cancel(): void;
}

interface Task {
  id: number;
  calls: Call[];
  batch: boolean;
  settled: boolean;
  report: (share: number) => void;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface Lane {
  worker: Worker;
  task: Task | null;
}

let compiled: Promise<WebAssembly.Module> | null = null;
let workerAddress: string | null = null;
let lastId = 0;
const waiting: Task[] = [];
const lanes: Lane[] = [];

function element(id: string): string {
  const node = document.getElementById(id);
  const text = node?.textContent?.trim() ?? "";
  if (!text) throw new Failed(`The file is incomplete: its part "${id}" is missing.`);
  return text;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) out[i] = text.charCodeAt(i);
  return out;
}

async function compile(): Promise<WebAssembly.Module> {
  // LZMA rather than the browser's own deflate: the file is a fifth smaller.
  return WebAssembly.compile(new Uint8Array(decompress(bytes(element("engine")))));
}

function lane(module: WebAssembly.Module): Lane {
  workerAddress ??= URL.createObjectURL(new Blob([bytes(element("worker"))], { type: "text/javascript" }));
  const worker = new Worker(workerAddress);
  const made: Lane = { worker, task: null };
  worker.onmessage = (event: MessageEvent<Reply>) => receive(made, event.data);
  worker.onerror = (event) => {
    const task = made.task;
    drop(made);
    if (task) settle(task, () => task.reject(new Failed(event.message || "The worker stopped.")));
    void pump();
  };
  worker.postMessage({ module } satisfies Request);
  return made;
}

function drop(dead: Lane): void {
  dead.worker.terminate();
  dead.task = null;
  const at = lanes.indexOf(dead);
  if (at >= 0) lanes.splice(at, 1);
}

function settle(task: Task, how: () => void): void {
  if (task.settled) return;
  task.settled = true;
  how();
}

function receive(from: Lane, reply: Reply): void {
  const task = from.task;
  if (!task || task.id !== reply.id) return;
  if ("progress" in reply) {
    task.report(reply.progress);
    return;
  }
  from.task = null;
  if ("value" in reply) settle(task, () => task.resolve(reply.value));
  else if ("problems" in reply) settle(task, () => task.reject(new Refused(reply.problems)));
  else {
    // An instance that has trapped is not trustworthy any more, and its worker goes with it.
    drop(from);
    settle(task, () => task.reject(new Failed(reply.failed)));
  }
  void pump();
}

async function pump(): Promise<void> {
  if (waiting.length === 0) return;
  compiled ??= compile();
  let module: WebAssembly.Module;
  try {
    module = await compiled;
  } catch (error) {
    compiled = null;
    const failure = error instanceof Failed ? error : new Failed(`The engine could not be started: ${String(error)}`);
    for (const task of waiting.splice(0)) settle(task, () => task.reject(failure));
    return;
  }
  while (waiting.length > 0) {
    let free = lanes.find((l) => l.task === null);
    if (!free && lanes.length < WORKERS) {
      try {
        free = lane(module);
      } catch (error) {
        const failure = error instanceof Failed ? error : new Failed(`The worker could not be started: ${String(error)}`);
        for (const task of waiting.splice(0)) settle(task, () => task.reject(failure));
        return;
      }
      lanes.push(free);
    }
    if (!free) return;
    const task = waiting.shift()!;
    free.task = task;
    const { id, calls, batch } = task;
    free.worker.postMessage({ id, calls, batch, progress: true } satisfies Request);
  }
}

function submit<T>(calls: Call[], batch: boolean, onProgress?: (share: number) => void): Job<T> {
  const progress = signal<number | null>(null);
  let task!: Task;
  const promise = new Promise<T>((resolve, reject) => {
    lastId += 1;
    task = {
      id: lastId,
      calls,
      batch,
      settled: false,
      report: (share) => {
        progress.value = share;
        onProgress?.(share);
      },
      resolve: resolve as (value: unknown) => void,
      reject,
    };
  });
  waiting.push(task);
  void pump();
  return Object.assign(promise, {
    progress,
    since: performance.now(),
    cancel: () => {
      if (task.settled) return;
      const queued = waiting.indexOf(task);
      if (queued >= 0) waiting.splice(queued, 1);
      const running = lanes.find((l) => l.task === task);
      if (running) drop(running);
      settle(task, () => task.reject(new Cancelled("Cancelled.")));
      void pump();
    },
  });
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
  return submit<Answer<N>>([{ name, args: given }], false, onProgress);
}

/**
 * Many calls of one function in one message: `engine.batch("queue", inputs)`.
 * Every input has its own outcome, a value or its problems, in the order of the inputs.
 */
function batch<N extends FunctionName>(name: N, inputs: Args<N>[0][]): Job<Outcome<Answer<N>>[]> {
  return submit<Outcome<Answer<N>>[]>(
    inputs.map((input) => ({ name, args: [input] })),
    true,
  );
}

/** The newest answer to an input that keeps changing. */
export interface Latest<I, R> {
  /** Asks for this input. While a call is in flight only the newest input is kept, and asked next. */
  ask(input: I): void;
  /** The last input asked for. */
  readonly asked: ReadonlySignal<I | null>;
  /** The last answer, with the input it belongs to; it stays while a newer one is awaited. */
  readonly answer: ReadonlySignal<{ input: I; value: R } | null>;
  /** Why the last input asked for has no answer; null if it has one or is under way. */
  readonly error: ReadonlySignal<Refused | Failed | Cancelled | null>;
  /** The call in flight, for `Status`. */
  readonly job: ReadonlySignal<Job<R> | null>;
  /** True while the answer shown does not belong to the last input asked for. */
  readonly stale: ReadonlySignal<boolean>;
  /** Cancels the call in flight and forgets the one that waits. */
  cancel(): void;
}

/**
 * Coalesces calls for an input that changes faster than it is answered (a slider):
 * `const plan = latest((input: ScenarioInput) => engine.call("plan", input))`.
 */
export function latest<I, R>(run: (input: I) => Job<R>): Latest<I, R> {
  const asked = signal<I | null>(null);
  const answer = signal<{ input: I; value: R } | null>(null);
  const error = signal<Refused | Failed | Cancelled | null>(null);
  const job = signal<Job<R> | null>(null);
  const stale = signal(false);
  let next: { input: I } | null = null;

  function start(input: I): void {
    const made = run(input);
    job.value = made;
    const done = (settleState: () => void): void =>
      together(() => {
        job.value = null;
        settleState();
        if (next) {
          const { input: newer } = next;
          next = null;
          start(newer);
        } else {
          stale.value = false;
        }
      });
    made.then(
      (value) =>
        done(() => {
          answer.value = { input, value };
          error.value = null;
        }),
      (reason: unknown) =>
        done(() => {
          error.value =
            reason instanceof Refused || reason instanceof Cancelled || reason instanceof Failed
              ? reason
              : new Failed(String(reason));
        }),
    );
  }

  return {
    asked,
    answer,
    error,
    job,
    stale,
    ask(input) {
      together(() => {
        asked.value = input;
        stale.value = true;
        if (job.peek()) next = { input };
        else start(input);
      });
    },
    cancel() {
      next = null;
      job.peek()?.cancel();
    },
  };
}

export const engine = { call, batch };
