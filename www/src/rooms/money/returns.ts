/**
 * The return of each lever: what it brings on top of the others, by previews in the background.
 *
 * Each is the scenario against itself with that lever as in the baseline, so that nothing is split
 * between levers that work together. A person may ask for a full run of any ({@link workOut}).
 */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { ComparedPair } from "../../../../src/boundary/breather";
import { stock, whole, type Stock } from "../../stock.ts";
import { against, stockOf, without } from "../scenario/alone.ts";
import { answer, stocks, type Pair } from "../scenario/answers.ts";
import { movedHandles, type Handle } from "../scenario/handles.ts";

export interface Return {
  handle: Handle;
  /** By previews; null until it is worked out. */
  found: ComparedPair | null;
  failed: string | null;
}

export interface Returns {
  pair: Pair;
  each: readonly Return[];
  progress: ReadonlySignal<number>;
  since: number;
  done: boolean;
}

/** The newest; null where fewer than two levers are moved. */
export const returns = signal<Returns | null>(null);

async function work(pair: Pair): Promise<void> {
  const handles = movedHandles(pair.now.complete, pair.start.complete);
  if (handles.length < 2) {
    returns.value = null;
    return;
  }
  const progress = signal(0);
  let mine: Returns = { pair, each: handles.map((handle) => ({ handle, found: null, failed: null })), progress, since: performance.now(), done: false };
  returns.value = mine;
  const wanted = (): boolean => returns.value?.pair === pair;
  const tell = (at: number, more: Partial<Return>): void => {
    if (returns.peek()?.pair !== pair) return;
    mine = { ...mine, each: mine.each.map((one, i) => (i === at ? { ...one, ...more } : one)) };
    returns.value = mine;
  };
  const parts = handles.length + 1;
  const run = async (one: Stock, before: number): Promise<boolean> => {
    one.run();
    const follow = effect(() => {
      progress.value = (before + one.share.value) / parts;
    });
    const got = await whole(one, wanted);
    follow();
    if (!got) one.pause();
    return got;
  };
  const own = stocks.get(pair.now.key, pair.now.input, "preview");
  if (!(await run(own, 0))) return;
  for (const [at, handle] of handles.entries()) {
    try {
      const of = await without(handle, pair);
      if (!wanted()) return;
      if (!of) {
        tell(at, { failed: "Without it the scenario is not possible." });
        continue;
      }
      // Not kept: many levers would push the scenario's own runs off the shelf.
      const one = of.key === pair.start.key ? stockOf(of, pair, "preview") : stock(of.input, "preview");
      if (!(await run(one, at + 1))) {
        if (!wanted()) return;
        tell(at, { failed: "It was not worked out to the end." });
        continue;
      }
      tell(at, { found: await against(one, own, "preview") });
    } catch (error) {
      tell(at, { failed: error instanceof Error ? error.message : String(error) });
    }
  }
  if (returns.peek()?.pair === pair) returns.value = { ...mine, done: true };
}

/** Works out the returns whenever a full answer stands; returns how to stop. */
export function followReturns(): () => void {
  const end = effect(() => {
    const shown = answer.value;
    if (!shown || shown.state !== "whole" || shown.fidelity !== "full") return;
    if (returns.peek()?.pair !== shown.pair) void work(shown.pair);
  });
  return () => {
    end();
    if (returns.peek()?.done === false) returns.value = null;
  };
}
