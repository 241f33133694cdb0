/** A day in words: what happened before a call. */
import type { AgentDay } from "../../../../src/boundary/breather";
import { clock, number, seconds, share } from "../../format.ts";
import { listed } from "../scenario/words.ts";

export type Call = AgentDay["calls"][number];

/** Seconds after midnight as a clock time. */
export function at(value: number): string {
  return clock(Math.floor(value / 60));
}

/** How hostile a call was, in words. */
export function hostility({ hostile, severity }: Call): string {
  if (!hostile) return "not hostile";
  if (severity === 0) return "came hostile and was calmed";
  return severity < 0.75 ? "mildly hostile" : severity < 1.5 ? "hostile" : "very hostile";
}

/** The place of the most hostile call of a day; null where none was. */
export function worst(calls: readonly Call[]): number | null {
  let found: number | null = null;
  calls.forEach((call, i) => {
    if (call.hostile && (found === null || call.severity > calls[found]!.severity)) found = i;
  });
  return found;
}

/** Why a call came, where it is not a first one of the customer's own. */
function why({ kind, cause }: Call): string {
  if (kind === "repeat") return `, calling again about what was not resolved${cause ? ` (${cause})` : ""}`;
  if (kind === "chase") return `, chasing what was handed on${cause ? ` (${cause})` : ""}`;
  return cause ? `, because of ${cause.charAt(0).toLowerCase()}${cause.slice(1)}` : "";
}

const OUTCOMES: Record<NonNullable<Call["outcome"]>, string> = {
  resolved: "it was resolved",
  handedOn: "it was left to another department",
  callBack: "it was not resolved, and the customer will call again",
  letBe: "it was not resolved, and the customer let it be",
};

/** One call, in a sentence. */
export function callWords(call: Call, index: number, queues: readonly string[]): string {
  const reason = queues.length > 1 ? `, ${queues[call.queue] ?? ""}` : "";
  const again = call.attempt > 1 ? `, the caller's attempt number ${call.attempt}` : "";
  return `Call ${index + 1}${reason}, taken at ${at(call.taken)}: the caller had waited ${seconds(call.waitedSeconds)}${again}${why(call)}; ${hostility(call)}; it took ${seconds(call.ends - call.taken)}, ${share(call.pace, 0)} of what the call would take by itself; fatigue went from ${share(call.fatigueBefore, 0)} to ${share(call.fatigueAfter, 0)}${call.outcome ? `; ${OUTCOMES[call.outcome]}` : ""}.`;
}

/** What happened before a call. */
export function beforeWords(day: AgentDay, index: number): string {
  const call = day.calls[index]!;
  const earlier = day.calls.slice(0, index);
  const hostile = earlier.filter((one) => one.hostile);
  const last = hostile.at(-1);
  const pause = day.pauses.filter((one) => one.to <= call.taken && one.restSeconds > 0).at(-1);
  const since = pause?.to ?? day.stretches[0]?.from;
  const parts = [`${number(earlier.length)} ${earlier.length === 1 ? "call" : "calls"} since the day began${earlier.length > 0 ? `, ${number(hostile.length)} of them hostile` : ""}`];
  if (last) parts.push(`the last of these ended ${seconds(Math.max(0, call.taken - last.ends))} earlier`);
  if (pause) parts.push(`the last break ended at ${at(pause.to)}`);
  else parts.push("no break so far");
  if (since !== undefined) parts.push(`${number(day.calls.filter((one) => one.taken >= since && one.taken < call.taken).length)} calls without a rest`);
  return `Before it: ${listed(parts)}.`;
}

const STATUS: Record<AgentDay["status"], string> = {
  vacant: "Nobody holds this place on that day.",
  off: "A day off.",
  leave: "On leave.",
  training: "In training, off the phone.",
  absent: "Absent.",
  protected: "A protected rest day.",
  works: "",
};

/** The day in a sentence. */
export function dayWords(day: AgentDay): string {
  if (day.status !== "works") return STATUS[day.status];
  const first = day.stretches[0];
  const last = day.stretches.at(-1);
  const hostile = day.calls.filter((call) => call.hostile).length;
  return `At work${first && last ? ` from ${at(first.from)} to ${at(last.to)}` : ""}: ${number(day.calls.length)} calls, ${number(hostile)} of them hostile; ${number(day.pauses.length)} ${day.pauses.length === 1 ? "pause" : "pauses"} off the phone; fatigue ends at ${share(day.fatigue.fatigue.at(-1) ?? 0, 0)}.`;
}
