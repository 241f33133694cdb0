/** The state of the import: the source, the corrections, and the engine's newest reading of them. */

import { batch, computed, signal } from "@preact/signals";
import type { ImportOptions, Problem, VolumesResult } from "../../../src/boundary/breather";
import { engine, latest, Refused } from "../engine.ts";
import { decode } from "./decode.ts";
import { corrected, type Source } from "./model.ts";

interface Ask {
  source: Source;
  options: ImportOptions;
}

/** More text than any year of volumes needs; the engine reads about ten times this in a second. */
const MOST_BYTES = 50_000_000;

export const source = signal<Source | null>(null);
export const options = signal<ImportOptions>({});
/** Why a file could not be opened at all. */
export const openError = signal<string | null>(null);

export const reading = latest((ask: Ask) => engine.call("importVolumes", ask.source.text, ask.options));

/** The last result, while it belongs to the source shown. */
export const result = computed<VolumesResult | null>(() => {
  const answer = reading.answer.value;
  return answer && answer.input.source === source.value && reading.error.value === null ? answer.value : null;
});

/** The last successful reading of this source, kept for its preview while a correction is refused. */
export const lastResult = computed<VolumesResult | null>(() => {
  const answer = reading.answer.value;
  return answer && answer.input.source === source.value ? answer.value : null;
});

export const problems = computed<Problem[]>(() => {
  const error = reading.error.value;
  return error instanceof Refused ? error.problems : [];
});

/** What went wrong beside the input, in words. */
export const failure = computed<string | null>(() => {
  const error = reading.error.value;
  if (error === null || error instanceof Refused) return null;
  return error.name === "Cancelled" ? "Reading was stopped." : error.message;
});

function ask(): void {
  const from = source.peek();
  if (from) reading.ask({ source: from, options: options.peek() });
}

/** Takes a text as the source; what was corrected for another source is forgotten. */
export function take(from: Source): void {
  batch(() => {
    source.value = from;
    options.value = {};
    openError.value = null;
  });
  ask();
}

/** Opens a file, in the page and nowhere else. */
export async function takeFile(file: File): Promise<void> {
  openError.value = null;
  if (file.size > MOST_BYTES) {
    openError.value = `${file.name} is larger than 50 MB. Volumes of several years are far smaller: is it a log of single calls?`;
    return;
  }
  try {
    const decoded = decode(new Uint8Array(await file.arrayBuffer()));
    take({ name: file.name, ...decoded });
  } catch (error) {
    openError.value = `${file.name} could not be opened: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export function takeText(text: string): void {
  if (text.trim() === "") return;
  take({ name: "Pasted text", text, encoding: "utf-8" });
}

/** Corrects one reading of the file, or with `null` gives it back to the engine. */
export function correct(path: keyof ImportOptions, value: unknown): void {
  options.value = corrected(options.peek(), path, value);
  ask();
}

/** Reads again after it was stopped. */
export function readAgain(): void {
  ask();
}

/** Forgets everything about the source. */
export function forget(): void {
  reading.cancel();
  batch(() => {
    source.value = null;
    options.value = {};
    openError.value = null;
  });
}
