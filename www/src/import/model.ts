/** What the import dialog knows: the source, the person's corrections, and what the engine understood. */

import type { FieldRow, ImportOptions, Problem, Understood, VolumesResult } from "../../../src/boundary/breather";
import type { Encoding } from "./decode.ts";

export interface Source {
  /** The file's name, or "Pasted text". */
  name: string;
  text: string;
  encoding: Encoding;
}

/** A correction that the dialog offers, in the order of reading a file. */
export interface Correction {
  path: keyof ImportOptions;
  /** Where the engine's reading of it stands. */
  found: keyof Understood | null;
  /** Shown for these layouts only; for all if absent. */
  layouts?: readonly Understood["layout"][];
  /** Counted columns of the file are offered instead of the field's own options. */
  column?: true;
}

export const CORRECTIONS: readonly Correction[] = [
  { path: "separator", found: "separator" },
  { path: "decimalMark", found: "decimalMark" },
  { path: "headerRow", found: "headerRow" },
  { path: "layout", found: "layout" },
  { path: "dateOrder", found: "dateOrder", layouts: ["long", "wideDays"] },
  { path: "intervalMinutes", found: "intervalMinutes" },
  { path: "timeColumn", found: "timeColumn", layouts: ["long"], column: true },
  { path: "dateColumn", found: "dateColumn", layouts: ["long", "wideDays"], column: true },
  { path: "callsColumn", found: "callsColumn", layouts: ["long"], column: true },
  { path: "handleColumn", found: "handleColumn", layouts: ["long"], column: true },
  { path: "duplicates", found: null },
  { path: "missing", found: null },
];

/** The words of a layout. */
export const LAYOUTS: Record<Understood["layout"], string> = {
  long: "one line per interval: date and time, calls",
  wideDays: "one line per day, one column per interval",
  weekGrid: "one line per interval, one column per weekday",
};

/** The options with one changed; a value of `null` gives the choice back to the engine. */
export function corrected(options: ImportOptions, path: keyof ImportOptions, value: unknown): ImportOptions {
  const { [path]: _, ...rest } = options;
  return value === null || value === undefined ? rest : { ...rest, [path]: value };
}

/** What the columns of a file mean, by number from 1. */
export function columnUses(understood: Understood): Map<number, string> {
  const uses = new Map<number, string>();
  const use = (column: number | null, word: string) => {
    if (column === null) return;
    const before = uses.get(column);
    uses.set(column, before ? `${before} and ${word}` : word);
  };
  use(understood.dateColumn, "date");
  use(understood.timeColumn, "time");
  use(understood.callsColumn, "calls");
  use(understood.handleColumn, "handling time");
  if (understood.layout !== "long") {
    const first = Math.max(understood.dateColumn ?? 0, understood.timeColumn ?? 0);
    understood.columns.forEach((_, at) => {
      if (at >= first && !uses.has(at + 1)) uses.set(at + 1, "calls");
    });
  }
  return uses;
}

/** Whether a correction makes sense for what was understood so far. */
export function offered(correction: Correction, understood: Understood | null): boolean {
  return !correction.layouts || !understood || correction.layouts.includes(understood.layout);
}

/** The words of an option's value, from its field's row. */
export function valueInWords(field: FieldRow | undefined, value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return field?.options?.find((option) => option.value === value)?.label ?? String(value);
}

/** Whether leaving cells out would let the rest be used: the problems are all about cells of the file. */
export function cellsCanBeLeftOut(problems: readonly Problem[], options: ImportOptions): boolean {
  return !options.leaveOutBadCells && problems.length > 0 && problems.every((problem) => problem.line !== undefined);
}

/** The first and last date of a file, or nothing for a week grid. */
export function period(result: VolumesResult): { first: string; last: string } | null {
  const first = result.dates[0];
  const last = result.dates[result.dates.length - 1];
  return first !== undefined && last !== undefined ? { first, last } : null;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** An ISO date in words: 3 March 2003. */
export function dateInWords(iso: string): string {
  const [, year, month, day] = /^(\d+)-(\d+)-(\d+)$/.exec(iso) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}`;
}

/** Where volumes come from, to be kept with the scenario. */
export function sourceInWords(source: Source, result: VolumesResult, week: string | null): string {
  const dates = period(result);
  if (week) return `${source.name}, week from ${dateInWords(week)}`;
  return dates ? `${source.name}, mean week of ${dateInWords(dates.first)} to ${dateInWords(dates.last)}` : `${source.name}, a typical week`;
}

/** The week that would be planned for, in the shape of a plan's columns. */
export function profileWeek(result: VolumesResult): { minutes: number; intervals: { weekday: number[]; startMinute: number[]; open: boolean[]; calls: number[] } } {
  const { calendar, queues } = result.scenario ?? {};
  const minutes = calendar?.intervalMinutes ?? result.understood.intervalMinutes;
  const calls = queues?.[0]?.callsByInterval ?? [];
  const weekday: number[] = [];
  const startMinute: number[] = [];
  for (let of = 0; of < 7; of += 1) {
    for (let minute = 0; minute < 1440; minute += minutes) {
      weekday.push(of);
      startMinute.push(minute);
    }
  }
  const openFrom = result.profile.openMinutes;
  const open = weekday.map((of, at) => {
    const [from, to] = openFrom[of] ?? [0, 0];
    const start = startMinute[at] ?? 0;
    return start < to && start + minutes > from;
  });
  return { minutes, intervals: { weekday, startMinute, open, calls: [...calls] } };
}
