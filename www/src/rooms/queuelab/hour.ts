/** One hour of the simulated queue: who waits, who is served and what just happened, at each of its moments. */
import type { QueueTrace, TracedCall, TraceMoment } from "../../../../src/boundary/breather";
import { clock, number, seconds } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";

/** The trace with, for each call, the moments between which it waits and is served. */
export interface Hour {
  trace: QueueTrace;
  /** Places in `moments`: from `joins` on a call waits, until `taken` or `gone`; from `taken` until `gone` it is served. */
  joins: number[];
  taken: number[];
  gone: number[];
  /** The most that wait at any moment. */
  fullest: number;
}

const NEVER = Number.POSITIVE_INFINITY;

export function hourOf(trace: QueueTrace): Hour {
  const hour: Hour = {
    trace,
    joins: trace.calls.map((call) => (call.arrives <= 0 ? 0 : NEVER)),
    taken: trace.calls.map((call) => (call.answered !== null && call.answered <= 0 ? 0 : NEVER)),
    gone: trace.calls.map((call) => (call.leaves <= 0 ? 0 : NEVER)),
    fullest: trace.moments.reduce((most, { waiting }) => Math.max(most, waiting), 0),
  };
  trace.moments.forEach(({ kind, call }, at) => {
    if (call < 0) return;
    if (kind === "arrives") hour.joins[call] = at;
    else if (kind === "answered") hour.taken[call] = at;
    else hour.gone[call] = at;
  });
  return hour;
}

/** The last moment that is not after this time. */
export function momentAt({ trace: { moments } }: Hour, time: number): number {
  let low = 0;
  let high = moments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (moments[middle]!.seconds <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Who waits at a moment, in the order they came. */
export function waitingAt({ trace, joins, taken, gone }: Hour, at: number): number[] {
  const found: number[] = [];
  for (let call = 0; call < joins.length; call += 1) if (joins[call]! <= at && taken[call]! > at && gone[call]! > at) found.push(call);
  return found.sort((a, b) => trace.calls[a]!.arrives - trace.calls[b]!.arrives || a - b);
}

/** The call that each agent is busy with at a moment; null for those who are free. */
export function servedAt({ trace, taken, gone }: Hour, at: number): (number | null)[] {
  const agents: (number | null)[] = Array.from({ length: trace.agents }, () => null);
  for (let call = 0; call < taken.length; call += 1) {
    const agent = trace.calls[call]!.agent;
    if (agent !== null && taken[call]! <= at && gone[call]! > at) agents[agent] = call;
  }
  return agents;
}

/** The calls that were lost in the last moments before a time, newest first. */
export function lostLately({ trace: { moments } }: Hour, at: number, since: number, most: number): TraceMoment[] {
  const found: TraceMoment[] = [];
  for (let i = at; i > 0 && moments[i]!.seconds >= since && found.length < most; i -= 1) {
    if (moments[i]!.kind === "abandoned" || moments[i]!.kind === "blocked") found.push(moments[i]!);
  }
  return found;
}

/** Seconds of the hour as minutes and seconds: 12:05. */
export function timer(time: number): string {
  return clock(Math.floor(time));
}

function waited(call: TracedCall): string {
  return seconds((call.answered ?? call.leaves) - call.arrives);
}

/** What happened, in a few words. */
export function happened(moment: TraceMoment, calls: readonly TracedCall[]): string {
  const call = calls[moment.call];
  if (!call) return "The hour begins";
  const who = `agent ${number((call.agent ?? 0) + 1)}`;
  switch (moment.kind) {
    case "arrives":
      return call.attempt > 1 ? `A caller calls again, for the ${ordinal(call.attempt)} time` : "A call comes in";
    case "answered":
      return call.answered === call.arrives ? `Answered at once by ${who}` : `Answered after ${waited(call)} by ${who}`;
    case "finished":
      return `A call is finished; ${who} is free`;
    case "abandoned":
      return `A caller hangs up after ${waited(call)}`;
    case "blocked":
      return "A caller hears a busy tone";
    default:
      return "The hour begins";
  }
}

function ordinal(count: number): string {
  return count === 2 ? "second" : count === 3 ? "third" : `${count}th`;
}

/** The state in words. */
export function state(moment: TraceMoment, agents: number): string {
  return `${number(moment.waiting)} waiting, ${number(moment.busy)} of ${number(agents)} agents busy`;
}

const EVENTS: Record<TraceMoment["kind"], string> = {
  start: "beginning",
  arrives: "call comes in",
  answered: "answered",
  finished: "finished",
  abandoned: "hangs up",
  blocked: "busy tone",
};

/** Everything that happened in the window. */
export function events({ trace }: Hour): TableData {
  return {
    columns: [
      { label: "Time", unit: "min:s", kind: "text" },
      { label: "Seconds", kind: "number", format: (v) => number(v, 1) },
      { label: "What happens", kind: "text" },
      { label: "Call", kind: "number", format: (v) => String(v), absent: "\u2013" },
      { label: "Attempt", kind: "number", absent: "\u2013" },
      { label: "Waited", unit: "seconds", kind: "number", format: (v) => number(v, 1), absent: "\u2013" },
      { label: "Agent", kind: "number", absent: "\u2013" },
      { label: "Waiting", unit: "calls", kind: "number" },
      { label: "Busy", unit: "agents", kind: "number" },
    ],
    rows: trace.moments.map((moment) => {
      const call = trace.calls[moment.call];
      const ended = moment.kind !== "arrives" && call ? (call.answered ?? call.leaves) - call.arrives : null;
      return [
        timer(moment.seconds),
        moment.seconds,
        EVENTS[moment.kind],
        call ? moment.call + 1 : null,
        call?.attempt ?? null,
        ended,
        call && call.agent !== null && moment.kind !== "arrives" ? call.agent + 1 : null,
        moment.waiting,
        moment.busy,
      ];
    }),
  };
}
