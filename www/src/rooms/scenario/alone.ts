/**
 * What one lever of several changes: the scenario against itself without that lever.
 *
 * Effects of levers do not add up, so that nothing is split or attributed: the scenario is run once
 * more with this lever as in the baseline, in the same worlds.
 */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Comparison } from "../../../../src/boundary/breather";
import { engine } from "../../engine.ts";
import { get } from "../../state/paths.ts";
import { optionsOf, type Stock } from "../../stock.ts";
import { filled } from "../Input.tsx";
import { asked, partsInOrder, stocks, type Pair } from "./answers.ts";

export interface Alone {
  /** The lever's path. */
  lever: string;
  pair: Pair;
  progress: ReadonlySignal<number>;
  since: number;
  /** Null while it is run. */
  comparison: Comparison | null;
  failed: string | null;
}

/** The newest of each lever. */
export const alone = signal<readonly Alone[]>([]);

/** Waits until a stock is whole; false if it never will be. */
function whole(one: Stock, pair: Pair): Promise<boolean> {
  return new Promise((resolve) => {
    const end = effect(() => {
      const over = one.count.value >= 0 && one.share.value >= 0 && one.whole;
      const ended = one.error.value !== null || !alone.value.some((of) => of.pair === pair);
      if (over || ended) queueMicrotask(() => (end(), resolve(over)));
    });
  });
}

/** Runs the scenario without a lever and compares. `paths` are all fields of the lever. */
export async function workOut(lever: string, paths: readonly string[], pair: Pair): Promise<void> {
  const { now, start } = pair;
  const without = paths.reduce((from, path) => filled(from, path, get(start.complete, path), now.complete), now.input);
  const progress = signal(0);
  const mine: Alone = { lever, pair, progress, since: performance.now(), comparison: null, failed: null };
  alone.value = [...alone.value.filter((one) => one.pair === pair && one.lever !== lever), mine];
  const tell = (more: Partial<Alone>): void => {
    alone.value = alone.value.map((one) => (one === mine ? { ...mine, ...more } : one));
  };
  try {
    const checked = await engine.call("check", without);
    if (!checked.complete) {
      tell({ failed: "Without it the scenario is not possible." });
      return;
    }
    const of = asked(without, checked.complete);
    const stock = of.key === start.key ? stocks.get(start.key, start.input, "full") : stocks.get(of.key, without, "full");
    const own = stocks.get(now.key, now.input, "full");
    const follow = effect(() => {
      progress.value = stock.share.value;
    });
    stock.run();
    const got = await whole(stock, pair);
    follow();
    if (!got || !own.whole) {
      stock.pause();
      tell({ failed: "It was not worked out to the end." });
      return;
    }
    tell({ comparison: await engine.call("compareParts", [stock.input, own.input], optionsOf("full"), [partsInOrder(stock), partsInOrder(own)]) });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}
