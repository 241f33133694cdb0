/** What the numbers mean for this queue, in words. */
import type { QueueResult, StaffResult } from "../../../../src/boundary/breather";
import { agents, seconds, share } from "../../format.ts";
import type { LabQueue } from "../../state/lab.ts";
import type { Outcome } from "../../engine.ts";
import type { Answers } from "./questions.ts";

/** Text with the parts that the eye should find. */
export interface Said {
  text: string;
  strong?: boolean;
}

function people(count: number): string {
  return count === 1 ? "1 agent" : `${agents(count)} agents`;
}

function rounded(value: number): string {
  return share(value, value > 0.005 && value < 0.995 ? 0 : 1);
}

/** The first sentence: who is answered in time, who hangs up, and what one agent fewer would do. */
export function headline(queue: LabQueue, told: Answers): Said[] {
  const result = told.now.erlangA.value;
  if (!result) return [{ text: "Erlang A has no answer for this queue; see what is wrong below." }];
  const out: Said[] = [
    { text: `With ${people(queue.agents)} ` },
    { text: rounded(result.serviceLevel), strong: true },
    { text: ` of calls are answered within ${seconds(queue.targetSeconds)} and ` },
    { text: result.abandonedShare === 0 ? "nobody" : rounded(result.abandonedShare), strong: true },
    { text: result.abandonedShare === 0 ? " hangs up" : " hang up" },
  ];
  const fewer = told.fewer?.value;
  if (fewer) out.push({ text: `; with one agent fewer it would be ${rounded(fewer.serviceLevel)} and ${rounded(fewer.abandonedShare)}` });
  out.push({ text: "." });
  return out;
}

/** Below it: what the other two formulas say, and why they differ. */
export function comparison(told: Answers): string {
  const parts: string[] = [];
  const c = told.now.erlangC.value;
  const b = told.now.erlangB.value;
  parts.push("That is by Erlang A, in which callers wait until they are answered or their patience ends.");
  if (c) {
    parts.push(
      c.stable
        ? `Erlang C, in which nobody hangs up, says ${rounded(c.serviceLevel)}.`
        : "Erlang C, in which nobody hangs up, finds no steady state: there is more work than the agents can do, and its queue grows without end.",
    );
  }
  if (b) parts.push(`Erlang B, in which nobody waits, turns ${rounded(b.blockedShare)} of calls away.`);
  return parts.join(" ");
}

/** How many agents the goals need, by the formula that lets callers hang up, and what one fewer misses. */
export function staffing(outcome: Outcome<StaffResult>, goals: string): string {
  if (outcome.problems) return `No number of agents can be named: ${outcome.problems.map((p) => p.message).join(" ")}`;
  const { agents: count, result, oneFewer } = outcome.value;
  const met = `${people(count)} on the phone ${count === 1 ? "meets" : "meet"} ${goals}: ${reached(result)}.`;
  return oneFewer ? `${met} One fewer does not: ${reached(oneFewer)}.` : met;
}

function reached(result: QueueResult): string {
  return `${share(result.serviceLevel)} in time, ${share(result.abandonedShare)} hang up, an average speed of answer of ${seconds(result.averageSpeedOfAnswerSeconds)}, agents busy ${rounded(result.occupancy)} of the time`;
}
