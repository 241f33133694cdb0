/**
 * People's own figures: read in the page, and gone with it. They stand in no link, no scenario and no
 * history, and are kept on this computer only when a person asks for it.
 */
import { batch, computed, signal } from "@preact/signals";
import type { AgentColumns, AgentsResult, ImportAgentsOptions, Problem } from "../../../../src/boundary/breather";
import { engine, latest, Refused } from "../../engine.ts";
import { decode } from "../../import/decode.ts";
import type { Source } from "../../import/model.ts";

/** Figures that a person has confirmed. */
export interface Own {
  /** Where they come from. */
  source: string;
  agents: AgentColumns & { id: string[] };
  /** Rows of the file that gave nothing. */
  leftOut: number;
}

const KEY = "breather:agents";
/** More than a hundred thousand rows with every figure. */
const MOST_BYTES = 50_000_000;
/** Names are numbers unless a person wants them otherwise. */
const FRESH: ImportAgentsOptions = { names: "numbers" };

/** Whose figures are scored; of this visit only, as the figures are. */
export const source = signal<"drawn" | "own">("drawn");
export const own = signal<Own | null>(null);
/** Whether they are kept on this computer. */
export const kept = signal(false);
/** Why they could not be kept. */
export const keepError = signal<string | null>(null);

export const importing = signal(false);
export const from = signal<Source | null>(null);
export const options = signal<ImportAgentsOptions>(FRESH);
export const openError = signal<string | null>(null);

export const reading = latest(({ source: text, options: asked }: { source: Source; options: ImportAgentsOptions }) =>
  engine.call("importAgents", text.text, asked, () => {}),
);

/** The newest reading of this source; kept for its preview while a correction is refused. */
export const lastResult = computed<AgentsResult | null>(() => {
  const answer = reading.answer.value;
  return answer && answer.input.source === from.value ? answer.value : null;
});

/** The last result, while nothing is wrong with it. */
export const result = computed<AgentsResult | null>(() => (reading.error.value === null ? lastResult.value : null));

export const problems = computed<Problem[]>(() => {
  const error = reading.error.value;
  return from.value && error instanceof Refused ? error.problems : [];
});

/** What went wrong beside the input, in words. */
export const failure = computed<string | null>(() => {
  const error = reading.error.value;
  if (error === null || error instanceof Refused || !from.value) return null;
  return error.name === "Cancelled" ? "Reading was stopped." : error.message;
});

export function ask(): void {
  const text = from.peek();
  if (text) reading.ask({ source: text, options: options.peek() });
}

function take(text: Source): void {
  batch(() => {
    from.value = text;
    options.value = { names: options.peek().names ?? "numbers" };
    openError.value = null;
  });
  ask();
}

export function takeText(text: string): void {
  if (text.trim() !== "") take({ name: "Pasted text", text, encoding: "utf-8" });
}

/** Opens a file, in the page and nowhere else. */
export async function takeFile(file: File): Promise<void> {
  openError.value = null;
  if (file.size > MOST_BYTES) {
    openError.value = `${file.name} is larger than 50 MB. Figures of a hundred thousand people are far smaller: is it a log of single calls?`;
    return;
  }
  try {
    take({ name: file.name, ...decode(new Uint8Array(await file.arrayBuffer())) });
  } catch (error) {
    openError.value = `${file.name} could not be opened: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Corrects one reading of the file; `undefined` gives it back to the engine. */
export function correct(change: Partial<ImportAgentsOptions>): void {
  options.value = { ...options.peek(), ...change };
  ask();
}

/** Forgets the file; what was confirmed stays. */
export function forgetFile(): void {
  reading.cancel();
  batch(() => {
    from.value = null;
    options.value = FRESH;
    openError.value = null;
  });
}

/** Takes what was read for the scorecards. */
export function use(found: AgentsResult, name: string): void {
  batch(() => {
    own.value = { source: name, agents: found.agents, leftOut: found.rowsRead - found.rowsUsed };
    source.value = "own";
    importing.value = false;
  });
  // What is kept would be other people's than those that are shown.
  if (kept.peek()) forgetKept();
  forgetFile();
}

/** Keeps the figures in this browser. */
export function keepOwn(): void {
  const now = own.peek();
  if (!now) return;
  const figures = Object.entries(now.agents).map(([name, list]) => [name, name === "id" ? list : Array.from(list as Float64Array, (one) => (Number.isNaN(one) ? null : one))]);
  try {
    localStorage.setItem(KEY, JSON.stringify({ source: now.source, leftOut: now.leftOut, agents: Object.fromEntries(figures) }));
    batch(() => ((kept.value = true), (keepError.value = null)));
  } catch (error) {
    keepError.value = `This browser did not keep them: ${error instanceof Error ? error.name : String(error)}.`;
  }
}

function forgetKept(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  kept.value = false;
}

/** Forgets the figures, here and where they were kept. */
export function forgetOwn(): void {
  forgetKept();
  batch(() => {
    own.value = null;
    source.value = "drawn";
  });
}

/** Finds what was kept, once. */
export function restore(): void {
  if (own.peek()) return;
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null") as { source: string; leftOut: number; agents: Record<string, unknown> } | null;
    if (!found || !Array.isArray(found.agents.id)) return;
    const agents = { id: found.agents.id as string[] } as Own["agents"];
    for (const [name, list] of Object.entries(found.agents)) {
      if (name !== "id" && Array.isArray(list)) (agents as Record<string, unknown>)[name] = Float64Array.from(list, (one) => (typeof one === "number" ? one : Number.NaN));
    }
    batch(() => {
      own.value = { source: String(found.source), agents, leftOut: Number(found.leftOut) || 0 };
      kept.value = true;
      source.value = "own";
    });
  } catch {
    // What cannot be read is as if it had not been kept.
  }
}
