import type { Breather, Problem } from "../../src/boundary/breather";

/** The functions of the module that the worker answers. */
export type FunctionName = keyof Breather;

/** One function call, as sent to the worker. */
export interface Call {
  name: FunctionName;
  args: unknown[];
}

/** What the page sends: first the compiled engine, then one request at a time. */
export type Request =
  | { module: WebAssembly.Module }
  | { id: number; calls: Call[]; batch: boolean; progress: boolean };

/** One answer of a batch: a value, or the problems of that one input. */
export type Outcome<T> = { value: T; problems?: undefined } | { value?: undefined; problems: Problem[] };

/** What the worker sends back. Every id gets any number of `progress` and then exactly one of the others. */
export type Reply =
  | { id: number; progress: number }
  | { id: number; value: unknown }
  | { id: number; problems: Problem[] }
  | { id: number; failed: string };
