/** How a person weighs customers, people and money: a preference of this browser, and no part of a scenario. */
import { effect, signal } from "@preact/signals";
import type { ScoreWeights } from "../../../src/boundary/breather";

/** What is stated; everything else is as the engine has it. */
export type Weights = Omit<ScoreWeights, "reference">;

const KEY = "breather:score";
const ENDS = ["weight", "from", "to"] as const;

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Anything of another shape is left away; the engine checks the rest. */
function read(text: string): Weights {
  const given = record(JSON.parse(text));
  const kept: Weights = {};
  for (const name of ["customers", "people", "money", "moneySpan"] as const) if (typeof given[name] === "number") kept[name] = given[name];
  const criteria: NonNullable<Weights["criteria"]> = {};
  for (const [id, of] of Object.entries(record(given.criteria))) {
    const stated = Object.fromEntries(ENDS.flatMap((end) => (typeof record(of)[end] === "number" ? [[end, record(of)[end]]] : [])));
    if (Object.keys(stated).length > 0) criteria[id] = stated;
  }
  return Object.keys(criteria).length > 0 ? { ...kept, criteria } : kept;
}

function stored(): Weights {
  try {
    return read(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** What is stated now. */
export const weights = signal<Weights>(stored());

/** Keeps them, as far as the browser keeps anything. */
export function keepWeights(): void {
  effect(() => {
    try {
      if (Object.keys(weights.value).length === 0) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify(weights.value));
    } catch {
      // A browser that keeps nothing goes by them until the page is closed.
    }
  });
}

/** Sets what stands at a path such as `people` or `criteria.satisfaction.weight`; null takes it back. */
export function weigh(path: string, value: number | null): void {
  const { criteria = {}, ...parts } = weights.peek();
  const [name, id, end] = path.split(".") as [string, string?, string?];
  if (id === undefined || end === undefined) {
    const { [name as "people"]: _, ...others } = parts;
    weights.value = { ...others, ...(value !== null && { [name]: value }), ...(Object.keys(criteria).length > 0 && { criteria }) };
    return;
  }
  const { [id]: own, ...others } = criteria;
  const stated = Object.fromEntries(Object.entries({ ...own, [end]: value }).filter(([, of]) => of !== null));
  const all = Object.keys(stated).length > 0 ? { ...others, [id]: stated } : others;
  weights.value = { ...parts, ...(Object.keys(all).length > 0 && { criteria: all }) };
}

/** How much differs from what the engine has: stated figures. */
export function statedCount({ criteria = {}, ...parts }: Weights): number {
  return Object.keys(parts).length + Object.values(criteria).reduce((sum, own) => sum + Object.keys(own).length, 0);
}
