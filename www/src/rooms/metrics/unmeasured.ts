/** Nobody measured, at both ends of what is plausible: previews of the scenario and its baseline in the same worlds. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { AssumptionRow, Difference, ScenarioInput } from "../../../../src/boundary/breather";
import { engine } from "../../engine.ts";
import { put } from "../../state/paths.ts";
import { optionsOf, stock, whole } from "../../stock.ts";
import { partsInOrder, stocks, type Pair } from "../scenario/answers.ts";
import { rowsFor } from "./steps.ts";

/** The assumptions that say what becomes of people whom nobody measures, and which end of each does harm. */
const OPEN: readonly { id: string; harm: "low" | "high" }[] = [
  { id: "policy.opportunists", harm: "high" },
  { id: "policy.effortLoss", harm: "high" },
  { id: "policy.unmeasuredLearning", harm: "high" },
  { id: "policy.monitoringStrain", harm: "low" },
];

export type Which = "harm" | "assumed" | "help";

export interface End {
  which: Which;
  differences: Record<string, Difference>;
}

export interface Range {
  pair: Pair;
  progress: ReadonlySignal<number>;
  since: number;
  ends: readonly End[];
  done: boolean;
  failed: string | null;
}

/** The newest; null before the first. */
export const range = signal<Range | null>(null);

export function openRows(): AssumptionRow[] {
  return rowsFor(OPEN.map(({ id }) => id));
}

/** A scenario in which these assumptions lie at one end. */
function at(which: Which, input: ScenarioInput): ScenarioInput {
  if (which === "assumed") return input;
  return openRows().reduce((from, row) => {
    const { harm } = OPEN.find(({ id }) => id === row.id)!;
    return put(from, `assumptions.${row.id}`, (which === "harm") === (harm === "high") ? row.high : row.low);
  }, input);
}

/** Runs the scenario with nobody measured against the same with measuring as the baseline has it, at each end and as assumed. */
export async function workOutRange(pair: Pair): Promise<void> {
  const progress = signal(0);
  let mine: Range = { pair, progress, since: performance.now(), ends: [], done: false, failed: null };
  range.value = mine;
  const tell = (more: Partial<Range>): void => {
    const next = { ...mine, ...more };
    if (range.value === mine) range.value = next;
    mine = next;
  };
  const going = (): boolean => range.value === mine;
  const all: readonly Which[] = ["harm", "assumed", "help"];
  try {
    for (const which of all) {
      const start = at(which, pair.start.input);
      const inputs = [start, put(start, "policy.metrics", "none")];
      const both = inputs.map((input, place) => (which === "assumed" && place === 0 ? stocks.get(pair.start.key, input, "preview") : stock(input, "preview")));
      for (const one of both) {
        one.run();
        if (await whole(one, going)) {
          progress.value += 1 / (2 * all.length);
          continue;
        }
        one.pause();
        if (!going()) return;
        throw one.error.peek() ?? new Error("It was not worked out to the end.");
      }
      const { pairs } = await engine.call("compareParts", inputs, optionsOf("preview"), both.map(partsInOrder));
      tell({ ends: [...mine.ends, { which, differences: pairs[0]?.differences ?? {} }] });
    }
    tell({ done: true });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}
