/**
 * The scenario against its baseline: what is asked, and the newest answer.
 *
 * A preview of both comes first; once nothing has changed for a moment the full run of both follows
 * and replaces it. An answer never takes the place of a newer one.
 */
import { batch as together, computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { CheckResult, Comparison, CompleteScenario, Prices, Problem, RunResult, ScenarioInput } from "../../../../src/boundary/breather";
import { engine, hold, holds, latest, problemsIn, type Call, type Job, type Outcome } from "../../engine.ts";
import { doc } from "../../state/document.ts";
import type { Held } from "../../protocol.ts";
import { optionsOf, REPETITIONS, shelf, type Fidelity, type Stock } from "../../stock.ts";

/** A scenario with what it states in full, and a word for exactly that. */
export interface Asked {
  input: ScenarioInput;
  complete: CompleteScenario;
  key: string;
}

/** The scenario and its baseline. */
export interface Pair {
  now: Asked;
  start: Asked;
  /** Whether the two state the same. */
  same: boolean;
}

export interface Answer {
  pair: Pair;
  fidelity: Fidelity;
  /** `running` while more repetitions are on their way. */
  state: "running" | "stopped" | "whole";
  /** Repetitions that both have. */
  repetitions: number;
  now: RunResult;
  start: RunResult;
  /** Null where the two state the same. */
  comparison: Comparison | null;
}

/** Milliseconds without a change before the full run begins. */
const STILL = 400;
/** Milliseconds between answers that are put together while a full run goes on. */
const BETWEEN = 700;
/** Repetitions that a full answer needs to take the place of a preview. */
const FEW = 3;

export const stocks = shelf(10);

// ---------------------------------------------------------------- what is asked

interface Read {
  now: CheckResult;
  start: CheckResult;
  prices: Prices | null;
  startPrices: Prices | null;
}

/** What the engine said of a scenario, and what its levers cost. */
type Said = [check: Outcome<unknown>, prices: Outcome<unknown>];

/** The baseline's, which mostly stays as it is while the scenario moves. */
let saidOfStart: { input: ScenarioInput; said: Said } | null = null;

const reading = latest(({ now, start }: { now: ScenarioInput; start: ScenarioInput }): Job<Outcome<unknown>[]> => {
  const known = saidOfStart?.input === start ? saidOfStart.said : null;
  const ask = (input: ScenarioInput): Call[] => [
    { name: "check", args: [input] },
    { name: "prices", args: [input] },
  ];
  const job = engine.several([...ask(now), ...(known ? [] : ask(start))]);
  const { progress, since } = job;
  const both = job.then(([check, prices, ...rest]) => {
    const ofStart = known ?? (rest as Said);
    saidOfStart = { input: start, said: ofStart };
    return [check!, ofStart[0], prices!, ofStart[1]];
  });
  return Object.assign(both, { progress, since, cancel: () => job.cancel() });
});

function read(outcomes: Outcome<unknown>[]): Read | null {
  const [now, start, prices, startPrices] = outcomes;
  if (!now?.value || !start?.value) return null;
  return { now: now.value as CheckResult, start: start.value as CheckResult, prices: (prices?.value as Prices | undefined) ?? null, startPrices: (startPrices?.value as Prices | undefined) ?? null };
}

export function asked(input: ScenarioInput, complete: CompleteScenario): Asked {
  return { input, complete, key: JSON.stringify({ ...complete, name: "", preset: "" }) };
}

let lastPair: Pair | null = null;

/** The newest scenario that the engine accepts, with its baseline; null before the first. */
export const pair = computed<Pair | null>(() => {
  const answer = reading.answer.value;
  const found = answer && read(answer.value);
  if (!found?.now.complete || !found.start.complete) return lastPair;
  const now = asked(answer!.input.now, found.now.complete);
  const start = asked(answer!.input.start, found.start.complete);
  if (now.key === lastPair?.now.key && start.key === lastPair.start.key) return lastPair;
  lastPair = { now, start, same: now.key === start.key };
  return lastPair;
});

/** What the levers of the newest scenario and of its baseline cost. */
export const prices = computed<{ now: Prices | null; start: Prices | null }>(() => {
  const answer = reading.answer.value;
  const found = answer && read(answer.value);
  return { now: found?.prices ?? null, start: found?.startPrices ?? null };
});

const refused = signal<Problem[]>([]);

/** Why the scenario as typed has no answer. */
export const problems = computed<Problem[]>(() => {
  const answer = reading.answer.value;
  const found = answer && read(answer.value);
  const own = found ? [...found.now.problems, ...(found.now.ok ? found.start.problems : [])] : problemsIn(reading.error.value);
  return own.length > 0 ? own : refused.value;
});

// ---------------------------------------------------------------- what is run

/** The newest answer; null before the first. */
export const answer = signal<Answer | null>(null);

/** Whether the answer shown belongs to something older than the newest scenario. */
export const older = computed(() => answer.value !== null && (answer.value.pair !== pair.value || problems.value.length > 0));

/**
 * The same once it has lasted: figures are dimmed only if the next ones are not there in a moment. So a preview that
 * comes at once does not make the page flicker, nor the processors draw what is over before anybody has seen it.
 */
export const stale = signal(false);

/** Milliseconds after which figures that are older are marked as such. */
const A_MOMENT = 250;
effect(() => {
  if (!older.value) {
    stale.value = false;
    return undefined;
  }
  if (problems.value.length > 0) {
    stale.value = true;
    return undefined;
  }
  const mark = window.setTimeout(() => (stale.value = true), A_MOMENT);
  return () => clearTimeout(mark);
});

interface Going {
  pair: Pair;
  preview: [Stock, Stock];
  full: [Stock, Stock];
  /** A person ended the full run. */
  stopped: boolean;
  begun: boolean;
}

let going: Going | null = null;
let composing: Promise<void> | null = null;
let composed = { pair: null as Pair | null, fidelity: "preview" as Fidelity, repetitions: 0 };
let lately = 0;
let timer = 0;
let holders = 0;

/** The run under way, for `Status`; null while there is none. */
export const job = signal<{ progress: ReadonlySignal<number | null>; since: number } | null>(null);

/** All repetitions that a stock has, by their number. */
export function partsInOrder(from: Stock): Float64Array[] {
  return [...from.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
}

const now = (): number => performance.now();

function both(stocksOf: readonly [Stock, Stock]): Stock[] {
  return stocksOf[0] === stocksOf[1] ? [stocksOf[0]] : [...stocksOf];
}

function whole(of: readonly [Stock, Stock]): boolean {
  return of[0].whole && of[1].whole;
}

/** Numbers of the repetitions that both have. */
function matched([one, other]: readonly [Stock, Stock]): number[] {
  return [...one.parts.keys()].filter((number) => other.parts.has(number)).sort((a, b) => a - b);
}

function begin(next: Pair): void {
  const of = (fidelity: Fidelity): [Stock, Stock] => [stocks.get(next.now.key, next.now.input, fidelity), stocks.get(next.start.key, next.start.input, fidelity)];
  const before = going;
  going = { pair: next, preview: of("preview"), full: of("full"), stopped: false, begun: false };
  if (before) for (const old of before.full) if (!going.full.includes(old)) old.pause();
  refused.value = [];
  clearTimeout(timer);
  timer = window.setTimeout(startFull, STILL);
  if (!whole(going.full)) preview();
  look();
}

/** At most one preview at a time: a newer one begins when it is done. */
let previewing: Going | null = null;

function preview(): void {
  if (previewing || !going) return;
  const mine = going;
  if (whole(mine.preview)) return;
  previewing = mine;
  const done = both(mine.preview).map(
    (one) =>
      new Promise<void>((resolve) => {
        one.run();
        const end = effect(() => {
          if (one.count.value >= 0 && one.share.value >= 0 && (one.whole || one.error.value)) queueMicrotask(() => (end(), resolve()));
        });
      }),
  );
  void Promise.all(done).then(() => {
    previewing = null;
    if (going !== mine && going && !whole(going.full)) preview();
    look();
  });
}

/** Begins the preview of what was just typed beside the engine's reading of it: most of what is typed is accepted. */
function foresee(scenario: ScenarioInput, start: ScenarioInput): void {
  const known = going && (scenario === going.pair.now.input || scenario === going.pair.start.input);
  if (!previewing && !known && scenario !== start) stocks.foresee(scenario);
}

function startFull(): void {
  const mine = going;
  if (!mine || holders === 0) return;
  if (previewing === mine) {
    timer = window.setTimeout(startFull, 50);
    return;
  }
  mine.begun = true;
  // What both have is what counts: the baseline first, then the scenario.
  both([mine.full[1], mine.full[0]]).forEach((one) => one.run());
  if (!whole(mine.full)) {
    const progress = computed(() => {
      const shares = both(mine.full).map((one) => one.share.value);
      return Math.min(...shares) === Math.max(...shares) ? shares[0]! : shares.reduce((sum, share) => sum + share * 0.5, 0);
    });
    job.value = { progress, since: now() };
  }
  look();
}

/** Puts together what there is, where that is more than what is shown. */
function look(): void {
  const mine = going;
  if (!mine || composing) return;
  const failed = [...mine.full, ...mine.preview].map((one) => one.error.peek()).find((error) => error !== null);
  if (failed) {
    together(() => {
      refused.value = problemsIn(failed);
      job.value = null;
    });
    return;
  }
  const full = matched(mine.full);
  const complete = whole(mine.full);
  if (complete) job.value = null;
  const enough = complete || full.length >= FEW || (mine.stopped && full.length > 0);
  const fidelity: Fidelity = enough ? "full" : "preview";
  const of = enough ? mine.full : mine.preview;
  if (!enough && !whole(mine.preview)) return;
  const numbers = enough ? full : matched(mine.preview);
  const known = composed.pair === mine.pair && composed.fidelity === fidelity && composed.repetitions === numbers.length;
  if (known) {
    const shown = answer.peek();
    const state = stateOf(mine, fidelity, numbers.length);
    if (shown && shown.pair === mine.pair && shown.state !== state) answer.value = { ...shown, state };
    return;
  }
  if (enough && !complete && !mine.stopped && now() - lately < BETWEEN && composed.pair === mine.pair) {
    setTimeout(look, BETWEEN);
    return;
  }
  composing = compose(mine, of, fidelity, numbers).then(
    () => {
      composing = null;
      lately = now();
      look();
    },
    (error: unknown) => {
      composing = null;
      refused.value = [{ path: "", code: "failed", message: String(error) }];
      job.value = null;
    },
  );
}

/** Of the repetitions that an answer holds, not of those that have come since. */
function stateOf(mine: Going, fidelity: Fidelity, repetitions: number): Answer["state"] {
  if (fidelity === "full" && repetitions >= REPETITIONS) return "whole";
  return mine.stopped ? "stopped" : "running";
}

/** Baselines that the workers hold, with which of their repetitions. */
const given = new WeakMap<Stock, { which: string; held: Held }>();

/** A baseline's repetitions, given to each worker once. */
function heldOf(one: Stock, which: string, parts: () => Float64Array[]): Held {
  const known = given.get(one);
  if (known?.which === which && holds(known.held)) return known.held;
  const held = hold(parts());
  given.set(one, { which, held });
  return held;
}

/** Results put together lately; a baseline's is asked for once. */
const merged = new WeakMap<Stock, { which: string; value: RunResult }>();

async function compose(mine: Going, [nowStock, startStock]: readonly [Stock, Stock], fidelity: Fidelity, numbers: number[]): Promise<void> {
  const options = optionsOf(fidelity);
  const partsOf = (one: Stock): Float64Array[] => numbers.map((number) => one.parts.get(number)!);
  const { full } = mine;
  const inputs = [startStock.input, nowStock.input];
  // A baseline that was run in full makes a preview sharper, and is what is shown beside it.
  const known = fidelity === "preview" && full[1].whole && !mine.pair.same;
  const startShown = known ? full[1] : startStock;
  const wanted = mine.pair.same ? [nowStock] : [nowStock, startShown];
  const own = (one: Stock): boolean => known && one === startShown;
  const which = (one: Stock): string => (own(one) ? [...one.parts.keys()].sort((a, b) => a - b) : numbers).join(" ");
  const missing = wanted.filter((one) => merged.get(one)?.which !== which(one));
  const compares: Call[] = [];
  if (!mine.pair.same) {
    // Of a preview the baseline stays as it is; of a full run it grows.
    const baseline = fidelity === "preview" ? heldOf(startStock, numbers.join(" "), () => partsOf(startStock)) : partsOf(startStock);
    const parts = [baseline, partsOf(nowStock)];
    const sharper = known ? [heldOf(full[1], which(full[1]), () => partsInOrder(full[1]))] : [];
    compares.push({ name: "compareParts", args: [inputs, options, parts, ...sharper] });
  }
  const merges = missing.map((one): Call => ({ name: "merge", args: [one.input, optionsOf(one.fidelity), own(one) ? partsInOrder(one) : partsOf(one)] }));
  // Side by side: two workers are done sooner than one.
  const outcomes = (await Promise.all([merges, compares].map((calls) => (calls.length > 0 ? engine.several(calls) : [])))).flat();
  for (const outcome of outcomes) {
    if (outcome.problems) {
      refused.value = outcome.problems;
      return;
    }
  }
  missing.forEach((one, at) => {
    merged.set(one, { which: which(one), value: outcomes[at]!.value as RunResult });
  });
  const compared = mine.pair.same ? null : (outcomes.at(-1)!.value as Comparison);
  const found = merged.get(nowStock)!.value;
  composed = { pair: mine.pair, fidelity, repetitions: numbers.length };
  const shown = answer.peek();
  // While a person drags, previews of older places are shown as they come; a full answer of the newest stays.
  if (shown && shown.pair === pair.peek() && mine.pair !== shown.pair) return;
  answer.value = {
    pair: mine.pair,
    fidelity,
    state: stateOf(mine, fidelity, numbers.length),
    repetitions: numbers.length,
    now: found,
    start: mine.pair.same ? found : merged.get(startShown)!.value,
    comparison: compared,
  };
}

/** Ends the full run; what there is stays. */
export function stopRun(): void {
  if (!going) return;
  going.stopped = true;
  clearTimeout(timer);
  going.full.forEach((one) => one.pause());
  job.value = null;
  // The workers' last words come a moment later.
  look();
  setTimeout(look, 60);
}

/** Goes on with a full run that was ended. */
export function goOn(): void {
  if (!going) return;
  going.stopped = false;
  startFull();
}

/** Follows the document while a room that shows the answer stands; returns how to stop. */
export function follow(): () => void {
  holders += 1;
  const ends = [
    effect(() => {
      const { scenario, start } = doc.value;
      reading.ask({ now: scenario, start });
      foresee(scenario, start);
    }),
    effect(() => {
      const next = pair.value;
      if (next && going?.pair !== next) begin(next);
      else if (next && going && !going.stopped && !whole(going.full)) startFull();
    }),
    effect(() => {
      // Every repetition is a reason to look.
      void pair.value;
      if (going) for (const one of [...going.full, ...going.preview]) void [one.count.value, one.error.value, one.share.value];
      queueMicrotask(look);
    }),
  ];
  return () => {
    holders -= 1;
    ends.forEach((end) => end());
    // The next room may be one that goes on with it.
    setTimeout(() => {
      if (holders > 0 || !going) return;
      going.full.forEach((one) => one.pause());
      job.value = null;
    });
  };
}

export { REPETITIONS };
