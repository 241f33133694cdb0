/** What the Queue lab asks the engine, and the answers as it shows them. */
import { engine, latest, type Job, type Outcome } from "../../engine.ts";
import type { GoalsInput, Problem, QueueInput, QueueModel, QueueResult, StaffInput, StaffResult } from "../../../../src/boundary/breather";
import type { LabQueue } from "../../state/lab.ts";

/** The three formulas, in the order of the table. */
export const MODELS: readonly QueueModel[] = ["erlangA", "erlangC", "erlangB"];

export const NAMES: Record<QueueModel, string> = { erlangA: "Erlang A", erlangB: "Erlang B", erlangC: "Erlang C" };

/** One answer for each formula. */
export type ByModel<T> = Record<QueueModel, T>;

function asked(queue: LabQueue, model: QueueModel, percentiles = false): QueueInput {
  return { model, ...queue, waitPercentiles: percentiles };
}

function byModel<T>(of: (model: QueueModel) => T): ByModel<T> {
  return { erlangA: of("erlangA"), erlangB: of("erlangB"), erlangC: of("erlangC") };
}

/** What is asked for the sentence and the table. */
export interface Pair {
  now: LabQueue;
  start: LabQueue;
}

/** One queue by three formulas, now and at the start, and the neighbours with one agent fewer and more. */
export interface Answers {
  now: ByModel<Outcome<QueueResult>>;
  start: ByModel<Outcome<QueueResult>>;
  fewer: Outcome<QueueResult> | null;
  more: Outcome<QueueResult>;
}

/** A job whose answer is put in another shape; progress and cancelling stay. */
function shaped<T, U>(job: Job<T>, how: (value: T) => U): Job<U> {
  return Object.assign(job.then(how), { progress: job.progress, since: job.since, cancel: job.cancel });
}

export const answers = latest<Pair, Answers>(({ now, start }) => {
  const inputs = [
    ...MODELS.map((m) => asked(now, m)),
    ...MODELS.map((m) => asked(start, m)),
    asked({ ...now, agents: now.agents + 1 }, "erlangA"),
    ...(now.agents >= 2 ? [asked({ ...now, agents: now.agents - 1 }, "erlangA")] : []),
  ];
  return shaped(engine.batch("queue", inputs), (out) => ({
    now: byModel((m) => out[MODELS.indexOf(m)]!),
    start: byModel((m) => out[3 + MODELS.indexOf(m)]!),
    more: out[6]!,
    fewer: out[7] ?? null,
  }));
});

/** The same with wait percentiles, which take longer than all the rest and may come later. */
export const percentiles = latest<Pair, Pick<Answers, "now" | "start">>(({ now, start }) => {
  const inputs = [...MODELS.map((m) => asked(now, m, true)), ...MODELS.map((m) => asked(start, m, true))];
  return shaped(engine.batch("queue", inputs), (out) => ({
    now: byModel((m) => out[MODELS.indexOf(m)]!),
    start: byModel((m) => out[3 + MODELS.indexOf(m)]!),
  }));
});

/** One formula along an axis; null where it has no answer. */
export type Curve = ByModel<(QueueResult | null)[]>;

/** The queue along two axes. */
export interface Curves {
  agents: number[];
  byAgents: Curve;
  calls: number[];
  byCalls: Curve;
}

/** What is asked for the charts: the queue, and the load around which agents are varied. */
export interface Around {
  now: LabQueue;
  start: LabQueue;
  offeredErlangs: number;
}

const POINTS = 60;

/** Whole numbers of agents around the load, wide enough for the fall of service on both sides; the start only if it is near. */
function agentsAround({ now, start, offeredErlangs }: Around): number[] {
  const spread = Math.sqrt(Math.max(offeredErlangs, 1));
  const from = Math.abs(start.agents - offeredErlangs) < 8 * spread ? start.agents : now.agents;
  const low = Math.max(1, Math.floor(Math.min(offeredErlangs - 3.5 * spread, now.agents - 1, from - 1)));
  const high = Math.ceil(Math.max(offeredErlangs + 4.5 * spread, now.agents + 2, from + 2));
  const step = Math.max(1, Math.ceil((high - low) * (1 / POINTS)));
  const out = new Set([now.agents].filter((n) => n >= 1 && Number.isInteger(n)));
  for (let n = low; n <= high; n += step) out.add(n);
  return [...out].sort((a, b) => a - b);
}

/** Half to one and a half times the calls, every second percent; where there are none, from none up to the start's. */
function callsAround({ now, start }: Around): number[] {
  const none = now.callsPerHour === 0;
  const base = none ? start.callsPerHour || 60 : now.callsPerHour;
  return Array.from({ length: 51 }, (_, i) => Number((base * ((none ? 0 : 50) + 2 * i) * 0.01).toPrecision(12)));
}

export const curves = latest<Around, Curves>((around) => {
  const agents = agentsAround(around);
  const calls = callsAround(around);
  const whole = { ...around.now, agents: Math.round(around.now.agents) };
  const inputs = MODELS.flatMap((m) => [
    ...agents.map((n) => asked({ ...whole, agents: n }, m)),
    ...calls.map((c) => asked({ ...around.now, callsPerHour: c }, m)),
  ]);
  const each = agents.length + calls.length;
  return shaped(engine.batch("queue", inputs), (out) => {
    const part = (m: QueueModel, from: number, length: number): (QueueResult | null)[] => {
      const first = MODELS.indexOf(m) * each + from;
      return out.slice(first, first + length).map((o) => o.value ?? null);
    };
    return {
      agents,
      byAgents: byModel((m) => part(m, 0, agents.length)),
      calls,
      byCalls: byModel((m) => part(m, agents.length, calls.length)),
    };
  });
});

/** What is asked for "how many agents". */
export interface Wanted {
  now: LabQueue;
  goals: GoalsInput;
}

export const needed = latest<Wanted, ByModel<Outcome<StaffResult>>>(({ now, goals }) => {
  const inputs: StaffInput[] = MODELS.map((model) => {
    const { agents: _, ...queue } = now;
    return { model, ...queue, goals };
  });
  return shaped(engine.batch("staff", inputs), (out) => byModel((m) => out[MODELS.indexOf(m)]!));
});

/** Every problem of three outcomes, each said once, with the formula where it is not all of them. */
export function problemsOf(outcomes: ByModel<Outcome<unknown>>): Problem[] {
  const found = new Map<string, { problem: Problem; models: QueueModel[] }>();
  for (const model of MODELS) {
    for (const problem of outcomes[model].problems ?? []) {
      const key = `${problem.path} ${problem.message}`;
      const entry = found.get(key) ?? { problem, models: [] };
      entry.models.push(model);
      found.set(key, entry);
    }
  }
  return [...found.values()].map(({ problem, models }) =>
    models.length === MODELS.length || models.some((m) => problem.message.includes(NAMES[m])) ? problem : { ...problem, message: `${models.map((m) => NAMES[m]).join(" and ")}: ${problem.message}` },
  );
}
