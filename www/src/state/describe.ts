/** What the engine says about itself: fields, presets, terms. Asked once, before the rooms are shown. */
import { signal } from "@preact/signals";
import { engine } from "../engine.ts";
import type { Description, FieldRow, SelfCheck, Term } from "../../../src/boundary/breather";
import { rowPath } from "./paths.ts";

/** The description; null until the engine has answered. */
export const description = signal<Description | null>(null);

/** The engine's self-check; null until it has answered, its failure as text. */
export const selfCheck = signal<SelfCheck | string | null>(null);

/** Asks for the hash of fixed cases, which is equal on every machine. */
export async function loadSelfCheck(): Promise<void> {
  try {
    selfCheck.value = await engine.call("selfCheck");
  } catch (error) {
    selfCheck.value = error instanceof Error ? error.message : String(error);
  }
}

let byPath = new Map<string, FieldRow>();
let byInput = new Map<string, FieldRow>();
let byTerm = new Map<string, Term>();

export async function loadDescription(): Promise<void> {
  const answer = await engine.call("describe");
  byPath = new Map(answer.fields.map((row) => [row.path, row]));
  byInput = new Map(
    Object.entries(answer.inputs).flatMap(([name, rows]) => rows.map((row) => [`${name}:${row.path}`, row] as const)),
  );
  byTerm = new Map(answer.glossary.map((term) => [term.id, term]));
  description.value = answer;
}

/** The row of a scenario's field: `field("queues[0].talkSeconds")`. @throws if there is none. */
export function field(path: string): FieldRow {
  const row = byPath.get(rowPath(path));
  if (!row) throw new Error(`The engine describes no field ${path}.`);
  return row;
}

/** The row of a field of another function's input: `inputField("queue", "agents")`. @throws if there is none. */
export function inputField(of: keyof Description["inputs"], path: string): FieldRow {
  const row = byInput.get(`${of}:${path}`);
  if (!row) throw new Error(`The engine describes no input ${of}.${path}.`);
  return row;
}

/** A term of the glossary by its id; undefined if the engine has none. */
export function term(id: string): Term | undefined {
  return byTerm.get(id);
}
