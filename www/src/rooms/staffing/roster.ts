/** A roster as rows for a table and lines for a file. */

import type { Roster, RosterGap, RosterPerson, RosterShift } from "../../../../src/boundary/breather";

/** What a person does on a day. */
export type DayOf =
  | { kind: "shift"; shift: RosterShift }
  | { kind: "off" | "protected" | "leave" };

/** A person's day, counted from the roster's first Monday. */
export function dayOf(roster: Roster, person: RosterPerson, index: number): DayOf {
  const entry = person.days[index];
  if (typeof entry === "number") {
    const shift = roster.shifts[entry];
    return shift ? { kind: "shift", shift } : { kind: "off" };
  }
  return { kind: entry ?? "off" };
}

/** The seven days of a person's week. */
export function weekOf(roster: Roster, person: RosterPerson, week: number): DayOf[] {
  return Array.from({ length: 7 }, (_, weekday) => dayOf(roster, person, week * 7 + weekday));
}

/** All days of a person, with their week and weekday from 0. */
export function daysOf(roster: Roster, person: RosterPerson): { day: DayOf; week: number; weekday: number }[] {
  return Array.from({ length: roster.weeks }, (_, week) => weekOf(roster, person, week).map((day, weekday) => ({ day, week, weekday }))).flat();
}

/** What a day without a shift is called; a protected day also has a shape. */
export const DAY_WORDS: Record<Exclude<DayOf["kind"], "shift">, string> = {
  off: "off",
  protected: "rest day",
  leave: "leave",
};

/** The gaps of one week, worst first. */
export function gapsOf(roster: Roster, week: number): RosterGap[] {
  const short = (gap: RosterGap) => gap.requiredAgents - gap.availableAgents;
  return roster.gaps.filter((gap) => gap.week === week).sort((a, b) => short(b) - short(a) || a.weekday - b.weekday || a.startMinute - b.startMinute);
}

/** How often each reason is given, the most frequent first. */
export function reasons(gaps: readonly RosterGap[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const gap of gaps) counts.set(gap.reason, (counts.get(gap.reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}
