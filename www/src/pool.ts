/**
 * The workers, and the tasks that wait for them.
 *
 * The only file that starts a worker. A worker takes one task at a time. A task that is dropped
 * while it runs ends its worker (a running WebAssembly call cannot be interrupted), and the next
 * task starts another. Simulations never take the last processor, so that sliders and formulas stay
 * quick while one runs. Workers share no memory: the page opens from any place.
 */
import { decompress } from "lzma1";
import type { Problem, ProblemsError } from "../../src/boundary/breather";
import { isHeld, type Held, type Reply, type Request, type Work } from "./protocol.ts";

/** Processors that work is shared out over: as many as the browser tells of, two to eight. */
export const PROCESSORS = Math.max(2, Math.min(8, navigator.hardwareConcurrency || 2));

/** The most workers at a time: one more, so that what a slider asks never waits behind a preview. */
const WORKERS = PROCESSORS + 1;

/** How many of them simulations may take; previews, which are over in a moment, may take one more. */
export const RUNNERS = PROCESSORS - 1;

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

/** An error of any kind as one of those three. */
export function told(error: unknown): Refused | Cancelled | Failed {
  return error instanceof Refused || error instanceof Cancelled || error instanceof Failed ? error : new Failed(String(error));
}

/** An error as the problems that a person is told; none where it is a person's own stop. */
export function problemsIn(error: Refused | Cancelled | Failed | null): Problem[] {
  if (error === null || error instanceof Cancelled) return [];
  return error instanceof Refused ? error.problems : [{ path: "", code: "failed", message: error.message }];
}

/** What a worker says before its last word. */
export type Word = Extract<Reply, { progress: number } | { standing: unknown }>;

/** Work that waits or is under way. */
export interface Task {
  readonly id: number;
  readonly work: Work;
  /** The value, or why there is none. */
  readonly done: Promise<unknown>;
}

interface Entry extends Task {
  settled: boolean;
  hear: (word: Word) => void;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface Lane {
  worker: Worker;
  task: Entry | null;
  /** Numbers of the repetitions that its worker holds. */
  holds: Set<number>;
}

/** Repetitions that workers are given once: the last few, by number. */
const held = new Map<number, Float64Array[]>();
const MOST_HELD = 8;
let lastHeld = 0;

/**
 * Repetitions that several calls will need, such as a baseline's: each worker is given them once, and not with every call.
 * Of what is returned, only the last few are remembered; it is for calls that are made at once.
 */
export function hold(parts: Float64Array[]): Held {
  lastHeld += 1;
  held.set(lastHeld, parts);
  for (const number of held.keys()) {
    if (held.size <= MOST_HELD) break;
    held.delete(number);
  }
  return { held: lastHeld };
}

/** Whether what was held is still remembered. */
export function holds({ held: number }: Held): boolean {
  return held.has(number);
}

/** Gives a worker what its work speaks of. */
function giveHeld(to: Lane, work: Work): void {
  if (!("calls" in work)) return;
  const numbers = work.calls.flatMap(({ args }) => args.flat().filter(isHeld)).map(({ held: number }) => number);
  for (const number of numbers) {
    const parts = held.get(number);
    if (to.holds.has(number) || !parts) continue;
    const forget = [...to.holds].filter((old) => !held.has(old));
    forget.forEach((old) => to.holds.delete(old));
    to.holds.add(number);
    to.worker.postMessage({ hold: number, parts, forget } satisfies Request);
  }
}

let compiling: Promise<WebAssembly.Module> | null = null;
let compiled: WebAssembly.Module | null = null;
let workerAddress: string | null = null;
let lastId = 0;
const waiting: Entry[] = [];
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
  const made: Lane = { worker, task: null, holds: new Set() };
  worker.onmessage = (event: MessageEvent<Reply>) => receive(made, event.data);
  worker.onerror = (event) => {
    const task = made.task;
    end(made);
    if (task) settle(task, () => task.reject(new Failed(event.message || "The worker stopped.")));
    pump();
  };
  worker.postMessage({ module } satisfies Request);
  return made;
}

function end(dead: Lane): void {
  dead.worker.terminate();
  dead.task = null;
  const at = lanes.indexOf(dead);
  if (at >= 0) lanes.splice(at, 1);
}

function settle(task: Entry, how: () => void): void {
  if (task.settled) return;
  task.settled = true;
  how();
}

function receive(from: Lane, reply: Reply): void {
  const task = from.task;
  if (!task || task.id !== reply.id) return;
  if ("progress" in reply || "standing" in reply) {
    task.hear(reply);
    return;
  }
  from.task = null;
  if ("value" in reply) settle(task, () => task.resolve(reply.value));
  else if ("problems" in reply) settle(task, () => task.reject(new Refused(reply.problems)));
  else {
    // An instance that has trapped is not trustworthy any more, and its worker goes with it.
    end(from);
    settle(task, () => task.reject(new Failed(reply.failed)));
  }
  pump();
}

/** A simulation that a person waits for; a preview is over in a moment, and takes any worker that is free. */
function long(task: Task | null): boolean {
  if (task === null || !("simulation" in task.work)) return false;
  const { simulation } = task.work;
  return simulation.kind === "queue" || simulation.options.fidelity !== "preview";
}

/** The first task that may start now. */
function next(): number {
  const running = lanes.filter((each) => long(each.task)).length;
  return waiting.findIndex((task) => !long(task) || running < RUNNERS);
}

/** Compiles the engine once, then hands out what waits. */
async function prepare(): Promise<void> {
  compiling ??= compile();
  try {
    compiled = await compiling;
  } catch (error) {
    compiling = null;
    refuseAll(error instanceof Failed ? error : new Failed(`The engine could not be started: ${String(error)}`));
    return;
  }
  pump();
}

/** Hands out what waits. At once, so that a worker begins before the page draws what the same change brought. */
function pump(): void {
  if (waiting.length === 0) return;
  if (!compiled) {
    void prepare();
    return;
  }
  for (let at = next(); at >= 0; at = next()) {
    let free = lanes.find((each) => each.task === null);
    if (!free && lanes.length < WORKERS) {
      try {
        free = lane(compiled);
      } catch (error) {
        refuseAll(error instanceof Failed ? error : new Failed(`The worker could not be started: ${String(error)}`));
        return;
      }
      lanes.push(free);
    }
    if (!free) return;
    const [task] = waiting.splice(at, 1);
    free.task = task!;
    giveHeld(free, task!.work);
    free.worker.postMessage({ id: task!.id, ...task!.work } satisfies Request);
  }
}

function refuseAll(failure: Failed): void {
  for (const task of waiting.splice(0)) settle(task, () => task.reject(failure));
}

/** Asks for work to be done by the next worker that is free. */
export function submit(work: Work, hear: (word: Word) => void): Task {
  lastId += 1;
  let entry!: Entry;
  const done = new Promise<unknown>((resolve, reject) => {
    entry = { id: lastId, work, hear: (word) => entry.settled || hear(word), settled: false, resolve, reject } as Entry;
  });
  const task = Object.assign(entry, { done });
  waiting.push(task);
  pump();
  return task;
}

/** Takes a task back: it is rejected with {@link Cancelled}, and a worker that is busy with it ends. */
export function drop({ id }: Task): void {
  const queued = waiting.findIndex((task) => task.id === id);
  const running = lanes.find((each) => each.task?.id === id);
  const entry = waiting[queued] ?? running?.task;
  if (queued >= 0) waiting.splice(queued, 1);
  if (running) end(running);
  if (entry) settle(entry, () => entry.reject(new Cancelled("Cancelled.")));
  pump();
}

/** Asks a simulation to end with what it has; one that still waits for a worker is dropped. */
export function stop(task: Task): void {
  const running = lanes.find((each) => each.task?.id === task.id);
  if (running) running.worker.postMessage({ id: task.id, stop: true } satisfies Request);
  else drop(task);
}
