/** The levers of a scenario as a person takes hold of them: one for each row, and one for each cause where a lever is a cause's. */
import type { AssumptionRow, CompleteScenario, LeverRow, Prices } from "../../../../src/boundary/breather";
import { description, field } from "../../state/describe.ts";
import { get, same } from "../../state/paths.ts";
import { remembered } from "../../state/remember.ts";
import { inputLabel } from "../Input.tsx";
import { pathsOf, priceWords, type PriceStep } from "./words.ts";

export interface Handle {
  lever: LeverRow;
  /** The path of the lever, with a cause's place where it is a cause's. */
  id: string;
  label: string;
  /** The fields that move it, and those that belong to it. */
  own: readonly string[];
  details: readonly string[];
}

export const GROUPS: readonly { id: LeverRow["group"]; title: string }[] = [
  { id: "staffing", title: "Staffing" },
  { id: "rest", title: "Rest" },
  { id: "support", title: "Support" },
  { id: "training", title: "Training" },
  { id: "hiring", title: "Hiring" },
  { id: "demand", title: "Demand" },
  { id: "departments", title: "Other departments" },
  { id: "measuring", title: "Measuring" },
  { id: "world", title: "The world outside" },
];

/** Levers of capacity and of the world that are arithmetic and need no evidence. */
const PLAIN: readonly LeverRow[] = [
  { path: "teams[].heads", group: "staffing", details: [], known: "Capacity against load is arithmetic: the surest effect there is.", grade: null, assumptions: [], price: "pay" },
  { path: "queues[].volumeChange", group: "world", details: [], known: "More or fewer calls in every interval alike.", grade: null, assumptions: [], price: "none" },
  { path: "queues[].handleChange", group: "world", details: [], known: "Longer or shorter calls, as a new product or system makes them.", grade: null, assumptions: [], price: "none" },
];

/** Every lever, in groups. */
export function leverRows(): LeverRow[] {
  const told = description.value?.levers ?? [];
  const missing = PLAIN.filter(({ path }) => !told.some((lever) => lever.path === path));
  return [...missing.filter(({ group }) => group === "staffing"), ...told, ...missing.filter(({ group }) => group !== "staffing")];
}

export function assumptionsOf(lever: LeverRow): AssumptionRow[] {
  const all = description.value?.assumptions ?? [];
  return lever.assumptions.flatMap((id) => all.find((row) => row.id === id) ?? []);
}

const WHAT_IT_IS = /^causes\[\]\.(name|department|queues|share|handoffDays)$/;

/** What a person takes hold of in a lever. */
export function handlesOf(lever: LeverRow, now: CompleteScenario): Handle[] {
  const all = (paths: readonly string[]): string[] => paths.flatMap((path) => pathsOf(path, now));
  if (!lever.path.startsWith("causes[]")) return [{ lever, id: lever.path, label: field(lever.path).label, own: all([lever.path]), details: all(lever.details) }];
  return pathsOf(lever.path, now).map((path, at) => {
    const one = (of: string): string => of.replace("[]", `[${at}]`);
    // What a cause is belongs to the baseline as well, and is no part of what is done about it.
    return { lever, id: path, label: inputLabel(path, now), own: [path], details: lever.details.filter((of) => !WHAT_IT_IS.test(of)).map(one) };
  });
}

/** Whether the scenario states any of a lever's own fields otherwise than the baseline. */
export function isMoved({ own, details }: Handle, now: CompleteScenario, start: CompleteScenario): boolean {
  return [...own, ...details].some((path) => !same(get(now, path), get(start, path)));
}

export const movedHandles: (now: CompleteScenario, start: CompleteScenario) => Handle[] = remembered((now, start) =>
  leverRows().flatMap((lever) => handlesOf(lever, now)).filter((handle) => isMoved(handle, now, start)),
);

/** What a lever and its details cost beyond the baseline, in words; how it is paid for where the module prices none of them. */
export function costWords({ id, lever, details }: Handle, now: Prices | null, start: Prices | null): string {
  const of = (path: string): PriceStep[] => {
    const find = (from: Prices | null) => from?.levers.find((one) => one.path === path) ?? null;
    const step = { now: find(now), start: find(start) };
    return step.now === null && step.start === null ? [] : [step];
  };
  const [own] = [...of(id), ...of(lever.path)];
  const others = details.flatMap(of).map((step) => `${(step.now ?? step.start)!.label}: ${priceWords(step)}`);
  return `${[own ? priceWords(own) : lever.price, ...others].join(". ")}.`;
}
