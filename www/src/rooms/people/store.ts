/** Whose day is looked at, and the newest answer. */
import { computed, effect, signal } from "@preact/signals";
import type { AgentDay, DayOptions, ScenarioInput } from "../../../../src/boundary/breather";
import { engine, latest } from "../../engine.ts";
import { SEED } from "../../stock.ts";
import { answer, type Answer } from "../scenario/answers.ts";

/** A person of one of the two runs. */
export interface Who {
  of: "now" | "start";
  team: number;
  place: number;
}

/** The person chosen; null for nobody. */
export const who = signal<Who | null>(null);

/** The measured day, from 0, a Monday; the last Monday of the run where none was chosen. */
export const dayChosen = signal<number | null>(null);

/** The last answer of a full run: previews are too short for people to change in. */
export const people = computed<Answer | null>(() => {
  const found = answer.value;
  return found?.now.people ? found : null;
});

interface DayAsked {
  input: ScenarioInput;
  options: DayOptions;
}

export const days = latest(({ input, options }: DayAsked) => engine.call("traceDay", input, options));

export const lastDay = computed(() => (people.value ? people.value.now.weeks * 7 - 1 : 0));

/** The day that is asked for. */
export const day = computed(() => Math.min(dayChosen.value ?? lastDay.value - 6, lastDay.value));

/** Asks for the day whenever person, day or scenario change; returns how to stop. */
export function followDay(): () => void {
  return effect(() => {
    const [chosen, shown] = [who.value, people.value];
    if (!chosen || !shown || day.value < 0) return;
    const input = shown.pair[chosen.of].input;
    const options: DayOptions = { seed: SEED, replication: 0, day: day.value, team: chosen.team, place: chosen.place };
    const before = days.asked.peek();
    if (before && before.input === input && JSON.stringify(before.options) === JSON.stringify(options)) return;
    days.ask({ input, options });
  });
}

/** The day shown, with whose it is. */
export const shownDay = computed<{ value: AgentDay; options: DayOptions } | null>(() => {
  const found = days.answer.value;
  return found && { value: found.value, options: found.input.options };
});
