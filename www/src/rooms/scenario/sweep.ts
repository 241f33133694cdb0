/**
 * One lever over its range: the scenario with each of some values of it, by previews, against the
 * baseline in the same worlds. Where more of a good thing turns into less is seen here.
 */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Difference, FieldRow } from "../../../../src/boundary/breather";
import { engine } from "../../engine.ts";
import { get } from "../../state/paths.ts";
import { optionsOf, stock, whole } from "../../stock.ts";
import { filled, range } from "../Input.tsx";
import { partsInOrder, stocks, type Pair } from "./answers.ts";

export interface Point {
  value: number;
  differences: Record<string, Difference>;
}

export interface Sweep {
  path: string;
  pair: Pair;
  row: FieldRow;
  progress: ReadonlySignal<number>;
  since: number;
  /** Those that are there so far, from low to high. */
  points: readonly Point[];
  done: boolean;
  failed: string | null;
}

/** The newest of each lever. */
export const sweeps = signal<readonly Sweep[]>([]);

const STEPS = 7;

/** Values over a slider's range, with the baseline's and the scenario's own among them. */
function valuesOf(row: FieldRow, was: number, is: number): number[] {
  const { slider } = range(row, was);
  if (!slider) return [];
  const step = row.step ?? 1;
  const found = new Set([was, is]);
  for (let at = 0; at <= STEPS; at += 1) {
    const value = slider.min + (slider.max - slider.min) * (at / STEPS);
    found.add(Number((Math.round(value / step) * step).toPrecision(9)));
  }
  return [...found].filter((value) => value >= slider.min && value <= slider.max).sort((a, b) => a - b);
}

/** Whether a lever has a range to be tried. */
export function sweepable(row: FieldRow): boolean {
  return row.kind === "number" && range(row, 0).slider !== undefined;
}

export async function sweep(path: string, row: FieldRow, pair: Pair): Promise<void> {
  const { now, start } = pair;
  const values = valuesOf(row, get(start.complete, path) as number, get(now.complete, path) as number);
  const progress = signal(0);
  let mine: Sweep = { path, pair, row, progress, since: performance.now(), points: [], done: false, failed: null };
  const tell = (more: Partial<Sweep>): void => {
    const next = { ...mine, ...more };
    sweeps.value = sweeps.value.map((one) => (one === mine ? next : one));
    mine = next;
  };
  sweeps.value = [...sweeps.value.filter((one) => one.pair === pair && one.path !== path), mine];
  const going = (): boolean => sweeps.value.some((one) => one.pair === pair && one.path === path);
  try {
    const baseline = stocks.get(start.key, start.input, "preview");
    baseline.run();
    if (!(await whole(baseline, going))) throw new Error("The baseline has no preview.");
    const options = optionsOf("preview");
    const full = stocks.get(start.key, start.input, "full");
    const known = full.whole ? partsInOrder(full) : undefined;
    for (const [at, value] of values.entries()) {
      const input = filled(now.input, path, value, now.complete);
      const one = stock(input, "preview");
      one.run();
      if (!(await whole(one, going))) {
        one.pause();
        if (!going()) return;
        throw one.error.peek() ?? new Error("It was not worked out to the end.");
      }
      const compared = await engine.call("compareParts", [start.input, input], options, [partsInOrder(baseline), partsInOrder(one)], known);
      progress.value = (at + 1) / values.length;
      tell({ points: [...mine.points, { value, differences: compared.pairs[0]?.differences ?? {} }] });
    }
    tell({ done: true });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}
