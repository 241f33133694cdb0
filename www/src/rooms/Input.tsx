import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import type { CompleteScenario, FieldRow, Problem } from "../../../src/boundary/breather";
import { description, field } from "../state/describe.ts";
import { doc, edit } from "../state/document.ts";
import { get, put } from "../state/paths.ts";
import { ChoiceField, FlagField, NumberField, NumbersField, type NumberFieldProps } from "../ui/index.ts";
import { NOT_ALL } from "./goals.ts";
import { LengthsField } from "./staffing/LengthsField.tsx";

/** Steps that a slider can still be moved by with care. */
const MOST_STEPS = 240;
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

interface InputProps {
  path: string;
  /** The scenario and what it is compared with, with every field filled in. */
  now: CompleteScenario;
  start: CompleteScenario;
  weekdays?: readonly string[];
  problems: readonly Problem[];
  /** A number gets a slider as well, where its range is short enough for one. */
  slider?: boolean;
  /** Hides the help from sight, not from a screen reader. */
  compact?: boolean;
  /** What is said beside the control, where a heading already says whose it is. */
  brief?: boolean;
  /** Said instead of the label where a heading already says most of it. */
  short?: string | undefined;
}

/** What a field is called: with the queue's or the team's name where there are several. */
export function inputLabel(path: string, now: CompleteScenario): string {
  const label = field(path).label;
  const several = /^(queues|teams|causes)\[(\d+)\]/.exec(path);
  const list = several ? ((get(now, several[1]!) as { name: string }[] | undefined) ?? []) : [];
  return several && list.length > 1 ? `${label}: ${list[Number(several[2])]?.name ?? ""}` : label;
}

/** The control of any field of the scenario, by its path. */
export function Input({ path, now, start, weekdays = [], problems, slider = false, compact = false, brief = false, short }: InputProps): JSX.Element | null {
  // The default a person meets is the starting point's, which may state more than the field's own.
  const preset = description.value?.presets.find((one) => one.id === now.preset);
  const row: FieldRow = { ...field(path), default: get(preset?.complete, path) ?? field(path).default };
  const label = inputLabel(path, now);
  const onInput = (value: unknown): void => edit(label, (d) => ({ ...d, scenario: filled(d.scenario, path, value, now) }));
  const common = { field: row, path, label: short ?? (brief ? row.label : label), onInput, compact, ...problemOf(path, problems) };
  // What is stated is known at once; the rest of the scenario comes back from the engine a moment later.
  const stated = useComputed(() => get(doc.value.scenario, path)).value;
  const value = stated === undefined ? get(now, path) : stated;
  const was = get(start, path);
  if (path === "shifts.lengthHours") return <LengthsField {...common} value={value as number[]} start={was as number[]} />;
  switch (row.kind) {
    case "number":
      return <NumberField {...common} value={(value as number | null) ?? null} start={(was as number | null) ?? null} {...(slider && range(row, was as number | null))} {...(path === "goals.serviceLevel" && { beyond: NOT_ALL })} />;
    case "choice":
      return <ChoiceField {...common} value={value as string | number} start={was as string | number} />;
    case "numbers":
      return <NumbersField {...common} value={(value as number[]) ?? []} start={(was as number[]) ?? []} names={path.endsWith("hourlyWeights") ? HOURS : weekdays} />;
    case "flag":
      return <FlagField {...common} value={value as boolean} start={was as boolean} />;
    default:
      return null;
  }
}

/** The range of a slider: the field's own where that has few steps, else what lies about the value it starts from. */
export function range(row: FieldRow, was: number | null): Pick<NumberFieldProps, "slider"> {
  const { min, max, step = 1 } = row;
  if (min === undefined || max === undefined) return {};
  if (max - min <= MOST_STEPS * step) return { slider: { min, max, step } };
  const away = Math.max(10 * step, (was ?? 0) / 2);
  const round = (value: number): number => Math.round(value / step) * step;
  return was === null ? {} : { slider: { min: Math.max(min, round(was - away)), max: Math.min(max, round(was + away)), step } };
}

export function problemOf(path: string, all: readonly Problem[]): { problem?: string } {
  const found = all.find((problem) => problem.path === path || problem.path.startsWith(`${path}[`));
  return found ? { problem: `${found.message}.` } : {};
}

/** A list in the scenario has the length that is stated, so a change to one entry states the others as well. */
export function filled<T extends object>(scenario: T, path: string, value: unknown, now: CompleteScenario): T {
  const list = /^(queues|teams|causes)\[/.exec(path)?.[1];
  let from: T = scenario;
  if (list) {
    const stated = (get(scenario, list) as unknown[] | undefined)?.length ?? 0;
    const all = (get(now, list) as unknown[] | undefined)?.length ?? 0;
    for (let at = stated; at < all; at += 1) from = put(from, `${list}[${at}]`, {});
  }
  return put(from, path, value);
}
