/** The causes of failure demand: what they are belongs to the baseline and the scenario alike, what is done about them to the scenario. */
import type { CompleteCause, CompleteScenario, ScenarioInput } from "../../../../src/boundary/breather";
import { edit, type Document } from "../../state/document.ts";
import { put } from "../../state/paths.ts";
import { filled } from "../Input.tsx";

/** What a cause is, beside what is done about it. */
export type WhatItIs = keyof Pick<CompleteCause, "name" | "department" | "queues" | "share" | "handoffDays">;

/** The most causes that a scenario may state, unless the engine says otherwise. */
export const MOST_CAUSES = 12;

export function causesOf({ causes }: CompleteScenario): readonly CompleteCause[] {
  return causes;
}

/** Changes both documents, which stay one where they were one. */
function both(from: Document, change: (input: ScenarioInput, of: "scenario" | "start") => ScenarioInput): Document {
  const scenario = change(from.scenario, "scenario");
  return { ...from, scenario, start: from.start === from.scenario ? scenario : change(from.start, "start") };
}

interface Both {
  now: CompleteScenario;
  start: CompleteScenario;
}

/** States something of a cause, in the baseline too. */
export function stateCause(label: string, at: number, name: WhatItIs, value: unknown, { now, start }: Both): void {
  edit(label, (d) =>
    both(d, (input, of) => {
      const complete = of === "scenario" ? now : start;
      return at < causesOf(complete).length ? filled(input, `causes[${at}].${name}`, value, complete) : input;
    }),
  );
}

function rewrite(label: string, { now, start }: Both, change: (list: readonly CompleteCause[]) => readonly Partial<CompleteCause>[]): void {
  edit(label, (d) => both(d, (input, of) => put(input, "causes", change(causesOf(of === "scenario" ? now : start)))));
}

/** Adds a cause with the fields' defaults, of a name that no other one has. */
export function addCause(of: Both): void {
  const names = new Set([...causesOf(of.now), ...causesOf(of.start)].map(({ name }) => name));
  let name = "Another cause";
  for (let more = 2; names.has(name); more += 1) name = `Another cause ${more}`;
  rewrite("Add a cause", of, (list) => [...list, { name }]);
}

export function removeCause(at: number, name: string, of: Both): void {
  rewrite(`Remove ${name}`, of, (list) => list.filter((_, i) => i !== at));
}
