/**
 * Reads what a caller gave into plain values before it goes to the engine. Getters, proxies and iterators are code of
 * the caller's; were one to throw while the engine reads it, the engine's frames would be left without unwinding, and
 * its stack, which nobody gives back, would be used up after a thousand such calls.
 */

import type { Problem, ProblemsError } from "../../src/boundary/breather.d.ts";

/** Deeper than the engine reads: it refuses what still has something here. */
const DEEPEST = 14;
/** More values than the engine takes: it refuses what has as many. */
const LARGEST = 2_000_100;
/** Half a gigabyte of numbers; the engine's whole memory is at most four. */
const MOST_NUMBERS = 2 ** 26;
/** More lists than scenarios are compared. */
const MOST_LISTS = 64;

/** The error for one problem. */
export function refused(problem: Problem, cause?: unknown): ProblemsError {
  return Object.assign(new Error(problem.message, { cause }), { name: "ProblemsError" as const, problems: [problem] });
}

/** Whether it is the engine's answer to bad input. */
export function isProblems(error: unknown): error is ProblemsError {
  return error instanceof Error && error.name === "ProblemsError";
}

/** A copy that holds nothing but plain values. */
export function plain(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return primitive(given);
  try {
    return copied(given, 0, { left: LARGEST });
  } catch (cause) {
    throw unreadable("", "plain data is expected", cause);
  }
}

/** A copy of the parts of a run. */
export function plainParts(given: unknown): Float64Array[] {
  try {
    if (!Array.isArray(given)) throw new TypeError("not a list");
    const parts: Float64Array[] = [];
    let numbers = 0;
    // Read once and by number: a proxy may tell another length each time.
    const length = Math.min(given.length, LARGEST);
    for (let at = 0; at < length; at++) {
      const part: unknown = given[at];
      // Unlike instanceof, this is not taken in by a proxy, and knows the arrays of other frames.
      if (!ArrayBuffer.isView(part) || kind.call(part) !== "Float64Array") throw new TypeError(`part ${at} is not a Float64Array`);
      // A part is at least its own first number, so that empty ones cannot go on for ever.
      numbers += 1 + (part as Float64Array).length;
      if (numbers > MOST_NUMBERS) break;
      parts.push(new Float64Array(part as Float64Array));
    }
    if (numbers <= MOST_NUMBERS) return parts;
  } catch (cause) {
    throw unreadable("parts", "parts are a list of what a run's parts() gave", cause);
  }
  throw refused({ path: "parts", code: "too_large", message: "so many parts are more than one result is made of", bound: `${MOST_NUMBERS} numbers` });
}

/** A copy of one list of parts for each of several runs. */
export function plainLists(given: unknown): Float64Array[][] {
  let lists: unknown[];
  try {
    if (!Array.isArray(given)) throw new TypeError("not a list");
    const length = Math.min(given.length, MOST_LISTS);
    lists = Array.from({ length }, (_, at) => given[at] as unknown);
  } catch (cause) {
    throw unreadable("parts", "parts are one list for each input of what a run's parts() gave", cause);
  }
  return lists.map(plainParts);
}

const kind = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Float64Array.prototype) as object, Symbol.toStringTag)!
  .get as (this: unknown) => string;

function copied(value: unknown, depth: number, count: { left: number }): unknown {
  if (typeof value !== "object" || value === null) return primitive(value);
  count.left -= 1;
  if (depth >= DEEPEST) return {};
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    const length = value.length;
    for (let at = 0; at < length && count.left > 0; at++) {
      count.left -= 1;
      list.push(copied(value[at], depth + 1, count));
    }
    return list;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of this frame or another, the prototype of plain objects has none itself.
  if ((prototype !== null && Object.getPrototypeOf(prototype) !== null) || Symbol.iterator in value)
    throw new TypeError("neither a list nor a plain object");
  // Without a prototype, a field named __proto__ is a field like others.
  const map = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) {
    if (count.left <= 0) break;
    count.left -= 1;
    map[name] = copied((value as Record<string, unknown>)[name], depth + 1, count);
  }
  return map;
}

/** Functions have names that can be getters; one without any stands for them all. */
function primitive(value: unknown): unknown {
  return typeof value === "function" ? stand : value;
}
const stand = Object.freeze(() => undefined);

function unreadable(path: string, message: string, cause: unknown): ProblemsError {
  return refused({ path, code: "unreadable", message, got: told(cause) }, cause);
}

/** What was thrown may itself throw when it is asked for its words. */
function told(cause: unknown): string {
  try {
    return String(cause).slice(0, 80);
  } catch {
    return "something that has no words";
  }
}
