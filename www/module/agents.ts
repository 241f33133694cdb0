/**
 * Agents as columns of numbers, which cross to the engine at once: five thousand people with eight figures each are
 * forty thousand values, and each alone costs as much as scoring an agent.
 */

import { plain } from "./plain.ts";

/** More people than the engine scores: it refuses longer lists. */
const MOST_AGENTS = 100_000;
/** More figures than a person has: the engine refuses names that it does not know. */
const MOST_COLUMNS = 64;

/** An input whose agents are columns; NaN is no figure. */
export interface Packed {
  rest: unknown;
  ids: string[];
  names: string[];
  columns: Float64Array[];
}

/** The input as columns, or null where anything is odd: the engine then reads it as it is, and tells what is wrong. */
export function packed(input: unknown): Packed | null {
  try {
    if (!isPlain(input)) return null;
    const agents = input.agents;
    const columns = Array.isArray(agents) ? fromRows(agents) : fromColumns(agents);
    if (columns === null) return null;
    const rest = Object.create(null) as Record<string, unknown>;
    for (const name of Object.keys(input)) if (name !== "agents") rest[name] = plain(input[name]);
    return { rest, ...columns };
  } catch {
    // A getter or proxy that throws; it is asked again where its problem is told.
    return null;
  }
}

type Columns = Omit<Packed, "rest">;

function fromRows(rows: readonly unknown[]): Columns | null {
  const count = rows.length;
  if (count > MOST_AGENTS) return null;
  const ids: string[] = [];
  const columns = new Map<string, Float64Array>();
  for (let agent = 0; agent < count; agent++) {
    const row = rows[agent];
    if (!isPlain(row)) return null;
    ids.push(String(agent + 1));
    for (const name of Object.keys(row)) {
      const value = row[name];
      if (value === null || value === undefined) continue;
      if (name === "id") {
        if (typeof value !== "string") return null;
        ids[agent] = value;
        continue;
      }
      if (typeof value !== "number" || !Number.isFinite(value)) return null;
      let column = columns.get(name);
      if (!column) {
        if (columns.size >= MOST_COLUMNS) return null;
        column = new Float64Array(count).fill(NaN);
        columns.set(name, column);
      }
      column[agent] = value;
    }
  }
  return { ids, names: [...columns.keys()], columns: [...columns.values()] };
}

function fromColumns(given: unknown): Columns | null {
  if (!isPlain(given)) return null;
  const names = Object.keys(given);
  if (names.length > MOST_COLUMNS) return null;
  const columns = new Map<string, Float64Array>();
  let ids: string[] = [];
  for (const name of names) {
    const list = given[name];
    if (list === null || list === undefined) continue;
    if (name === "id") {
      if (!Array.isArray(list) || list.length > MOST_AGENTS) return null;
      ids = Array.from({ length: list.length }, (_, at) => list[at] as string);
      if (!ids.every((id) => typeof id === "string")) return null;
      continue;
    }
    if (Array.isArray(list)) {
      if (list.length > MOST_AGENTS) return null;
      const column = new Float64Array(list.length);
      for (let at = 0; at < list.length; at++) {
        const value: unknown = list[at];
        if (value !== null && value !== undefined && typeof value !== "number") return null;
        column[at] = value ?? NaN;
      }
      columns.set(name, column);
    } else if (list instanceof Float64Array && list.length <= MOST_AGENTS) columns.set(name, new Float64Array(list));
    else return null;
  }
  return { ids, names: [...columns.keys()], columns: [...columns.values()] };
}

/** As plain data has it: of this frame or another, the prototype of plain objects has none itself. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === null || Object.getPrototypeOf(prototype) === null) && !(Symbol.iterator in value);
}
