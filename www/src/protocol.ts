import type { Breather, Problem, RunOptions, ScenarioInput, SimulateQueueInput } from "../../src/boundary/breather";

/** The functions of the module that the worker answers in one go. */
export type FunctionName = Exclude<keyof Breather, "start" | "startQueue">;

/** One function call, as sent to the worker. */
export interface Call {
  name: FunctionName;
  args: unknown[];
}

/** Repetitions that a worker was given before, in the place of the repetitions themselves. */
export interface Held {
  held: number;
}

export function isHeld(value: unknown): value is Held {
  // A scenario is an object too, and nothing that it states may pass for this.
  return typeof value === "object" && value !== null && "held" in value && typeof value.held === "number" && Object.keys(value).length === 1;
}

/** A simulation, worked on in slices. */
export type Simulation =
  | { kind: "queue"; input: SimulateQueueInput }
  | { kind: "scenario"; input: ScenarioInput; options: RunOptions };

/** What is asked of a worker. */
export type Work = { calls: Call[]; batch: boolean } | { simulation: Simulation };

/**
 * What the page sends: first the compiled engine, then one piece of work at a time, which a simulation's end may be asked of.
 * Repetitions that are needed again are given once, with those that are not needed any more.
 */
export type Request = { module: WebAssembly.Module } | { hold: number; parts: Float64Array[]; forget: number[] } | ({ id: number } & Work) | { id: number; stop: true };

/** How far a simulation is, and what it has that was not told before. */
export interface Standing {
  share: number;
  /** What there is so far, for a look now and then. A scenario gives it only while it has no complete repetition. */
  result?: unknown;
  /** Repetitions of a scenario that were completed since the last word. */
  parts?: Float64Array<ArrayBuffer>[];
}

/** One answer of a batch: a value, or the problems of that one input. */
export type Outcome<T> = { value: T; problems?: undefined } | { value?: undefined; problems: Problem[] };

/** What the worker sends back. Every id gets any number of `progress` or `standing` and then exactly one of the others. */
export type Reply =
  | { id: number; progress: number }
  | { id: number; standing: Standing }
  | { id: number; value: unknown }
  | { id: number; problems: Problem[] }
  | { id: number; failed: string };
