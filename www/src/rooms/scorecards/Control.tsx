import type { ComponentChildren, JSX } from "preact";
import type { FieldRow } from "../../../../src/boundary/breather";
import { CARDS } from "../../state/cards.ts";
import { inputField } from "../../state/describe.ts";
import { doc, edit } from "../../state/document.ts";
import { get, put } from "../../state/paths.ts";
import { ChoiceField, NumberField, type NumberFieldProps } from "../../ui/index.ts";
import { problemOf } from "../Input.tsx";
import { problems, valueOf } from "./ask.ts";

interface ControlProps {
  of: "drawFloor" | "scorecard" | "scorecardReliability";
  /** The field's path in that input. */
  path: string;
  /** Where it stands in what a person has typed; the path itself unless said. */
  at?: string;
  label?: ComponentChildren;
  help?: string;
  slider?: NumberFieldProps["slider"];
  compact?: boolean;
  /** A value that stands in where none is typed, instead of the field's default. */
  fallback?: number;
  /** The options that make sense, of all that the field has. */
  options?: readonly string[];
  /** Must be given, although the engine knows what to do without. */
  needed?: boolean;
}

/** The control of a field that the Scorecard lab asks the engine with. */
export function Control({ of, path, at = path, label, help, slider, compact = true, fallback, options, needed }: ControlProps): JSX.Element {
  const found = inputField(of, path.replace(/\[\d+\]/g, "[]"));
  const row: FieldRow = {
    ...found,
    ...(help !== undefined && { help }),
    ...(needed && { optional: false }),
    ...(options && { options: (found.options ?? []).filter(({ value }) => options.includes(String(value))) }),
  };
  const typed = get(doc.value.cards, at);
  const value = (typed ?? fallback ?? valueOf(doc.value.cards, of, at, found.path)) as number | string | null;
  const start = (get(CARDS, at) ?? fallback ?? found.default ?? null) as number | string | null;
  const onInput = (next: unknown): void => edit(row.label, (d) => put(d, `cards.${at}`, next));
  const common = { field: row, path: `cards.${at}`, label: label ?? row.label, compact, ...problemOf(path, problems.value) };
  if (row.kind === "choice") return <ChoiceField {...common} value={String(value)} start={String(start)} onInput={onInput} />;
  return <NumberField {...common} value={value as number | null} start={start as number | null} onInput={onInput} {...(slider && { slider })} />;
}
