/**
 * What one lever of several changes: the scenario against itself without that lever.
 *
 * Effects of levers do not add up, so that nothing is split or attributed: the scenario is run once
 * more with this lever as in the baseline, in the same worlds.
 */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { ComparedPair } from "../../../../src/boundary/breather";
import { engine } from "../../engine.ts";
import { get } from "../../state/paths.ts";
import { optionsOf, whole, type Fidelity, type Stock } from "../../stock.ts";
import { filled } from "../Input.tsx";
import { asked, partsInOrder, stocks, type Asked, type Pair } from "./answers.ts";
import type { Handle } from "./handles.ts";

export interface Alone {
  /** The lever's id. */
  lever: string;
  pair: Pair;
  progress: ReadonlySignal<number>;
  since: number;
  /** The scenario without the lever, and with it; null while it is run. */
  found: ComparedPair | null;
  failed: string | null;
}

/** The newest full run of each lever. */
export const alone = signal<readonly Alone[]>([]);

/** The scenario with a lever put back to where the baseline has it; null where that is not possible. */
export async function without({ own, details }: Handle, { now, start }: Pair): Promise<Asked | null> {
  const input = [...own, ...details].reduce((from, path) => filled(from, path, get(start.complete, path), now.complete), now.input);
  const { complete } = await engine.call("check", input);
  return complete && asked(input, complete);
}

/** The stock of a scenario; the baseline's own where the two state the same. */
export function stockOf(of: Asked, { start }: Pair, fidelity: Fidelity): Stock {
  return of.key === start.key ? stocks.get(start.key, start.input, fidelity) : stocks.get(of.key, of.input, fidelity);
}

/** The scenario with the lever against the one without, from all repetitions of both. */
export async function against(one: Stock, own: Stock, fidelity: Fidelity): Promise<ComparedPair | null> {
  const { pairs } = await engine.call("compareParts", [one.input, own.input], optionsOf(fidelity), [partsInOrder(one), partsInOrder(own)]);
  return pairs[0] ?? null;
}

/** Runs the scenario without a lever in full and compares. */
export async function workOut(handle: Handle, pair: Pair): Promise<void> {
  const progress = signal(0);
  const mine: Alone = { lever: handle.id, pair, progress, since: performance.now(), found: null, failed: null };
  alone.value = [...alone.value.filter((one) => one.pair === pair && one.lever !== handle.id), mine];
  const tell = (more: Partial<Alone>): void => {
    alone.value = alone.value.map((one) => (one === mine ? { ...mine, ...more } : one));
  };
  try {
    const of = await without(handle, pair);
    if (!of) {
      tell({ failed: "Without it the scenario is not possible." });
      return;
    }
    const stock = stockOf(of, pair, "full");
    const own = stocks.get(pair.now.key, pair.now.input, "full");
    const follow = effect(() => {
      progress.value = stock.share.value;
    });
    stock.run();
    const got = await whole(stock, () => alone.value.some((one) => one.pair === pair));
    follow();
    if (!got || !own.whole) {
      stock.pause();
      tell({ failed: "It was not worked out to the end." });
      return;
    }
    tell({ found: await against(stock, own, "full") });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}
