/**
 * Numbers as words. Nothing here computes a metric: a share becomes percent, seconds become
 * minutes, and digits that carry nothing are left away.
 */
import { intl, tidy } from "./locale.ts";
import { currency } from "./state/currency.ts";

const THIN = "\u202f";
const MINUS = "\u2212";

/** Moves the decimal point by whole places without binary rounding: 0.57 by 2 is 57, not 56.999…. */
export function shift(value: number, places: number): number {
  if (!Number.isFinite(value)) return value;
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** A plain number with at most so many decimals: 1,234.5. */
export function number(value: number, decimals = 0): string {
  return tidy(intl({ maximumFractionDigits: decimals }).format(value));
}

/** So many of something: 1 week, 4 weeks, 1,000 weeks. */
export function several(count: number, one: string, more = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : more}`;
}

/** A number to about three significant digits, never in powers of ten: 0.00012, 4.56, 1,230. */
export function about(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 100) return number(value, 0);
  if (size >= 10) return number(value, 1);
  if (size >= 1) return number(value, 2);
  if (size < 1e-6) return value > 0 ? `under ${number(1e-6, 6)}` : `above ${number(-1e-6, 6)}`;
  return tidy(intl({ maximumSignificantDigits: 2 }).format(value));
}

/**
 * A share, 0 to 1, as percent. One decimal; more next to 0 and to 100 %, so that a rare thing is
 * not shown as never and a near certainty not as certainty.
 */
export function share(value: number, decimals = 1, always = decimals): string {
  if (value === 0 || value === 1) return `${value === 0 ? 0 : 100}${THIN}%`;
  const percent = shift(value, 2);
  const shown = intl({ minimumFractionDigits: always, maximumFractionDigits: decimals });
  const least = Number(`1e-${decimals}`);
  let text: string;
  if (percent > 0 && percent < least) text = `under ${shown.format(least)}`;
  else if (percent < 100 && percent > 100 - least) text = `over ${shown.format(100 - least)}`;
  else text = tidy(shown.format(percent));
  return `${text}${THIN}%`;
}

/** A share as it is set: 80 %, 17.5 %. */
export function setShare(value: number): string {
  return share(value, 1, 0);
}

/** Seconds as a duration: 0.4 s, 12 s, 1 min 20 s, 2 h 5 min; `never ends` where there is none. */
export function seconds(value: number | null): string {
  if (value === null) return "no end";
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  if (size === 0) return `0${THIN}s`;
  if (size < 0.05) return `${sign}under ${number(0.1, 1)}${THIN}s`;
  if (size < 9.95) return `${sign}${number(size, 1)}${THIN}s`;
  const whole = Math.round(size);
  if (whole < 60) return `${sign}${whole}${THIN}s`;
  if (whole < 3600) {
    const rest = whole % 60;
    const minutes = (whole - rest) / 60;
    return `${sign}${minutes}${THIN}min${rest ? ` ${rest}${THIN}s` : ""}`;
  }
  const inMinutes = Math.round(size / 60);
  const rest = inMinutes % 60;
  return `${sign}${number((inMinutes - rest) / 60)}${THIN}h${rest ? ` ${rest}${THIN}min` : ""}`;
}

/** Hours of work: 412 h, 38.5 h. */
export function hours(value: number): string {
  return `${number(value, Math.abs(value) < 100 ? 1 : 0)}${THIN}h`;
}

/** Minutes after midnight as a clock time; the end of the day is 24:00. */
export function clock(minutes: number): string {
  const rest = minutes % 60;
  const hour = (minutes - rest) / 60;
  return `${String(hour).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

/** A number of agents: whole, unless the value is not. */
export function agents(value: number): string {
  return number(value, 1);
}

/** How a value is written, by what it is; `waiting` is a number of calls in a queue, which may have no end, `count` is known to three digits. */
export type Kind = "share" | "seconds" | "number" | "agents" | "whole" | "hours" | "waiting" | "money" | "sd" | "points" | "count";

/** How figures of a unit are written. */
export function kindOf(unit: string): Kind {
  if (isShare(unit)) return "share";
  if (/^money\b/.test(unit)) return "money";
  if (/^(SD|standard dev)/.test(unit)) return "sd";
  if (/^points\b/.test(unit)) return "points";
  if (unit === "seconds") return "seconds";
  return /^(hours)\b/.test(unit) ? "hours" : "number";
}

/** A sum with the currency's sign where one was chosen, as the browser's language puts it; `unit` stands after the digits. */
function sum(value: number, digits: Intl.NumberFormatOptions, unit = ""): string {
  const code = currency.value;
  const parts = intl({ ...(code && { style: "currency", currency: code, currencyDisplay: "narrowSymbol" }), ...digits }).formatToParts(value);
  const last = parts.findLastIndex(({ type }) => /^(integer|group|decimal|fraction)$/.test(type));
  return tidy(parts.map(({ value: text }, at) => (at === last ? text + unit : text)).join(""));
}

/** Money, in the currency chosen or in whatever it was typed: 4.93 million, 61,300, 9.17. */
export function money(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return sum(0, { maximumFractionDigits: 0 });
  if (size >= 1e6) return sum(shift(value, -6), { minimumFractionDigits: size < 1e7 ? 2 : 1, maximumFractionDigits: size < 1e7 ? 2 : 1 }, " million");
  if (size >= 1e3) return sum(value, { maximumSignificantDigits: 3 });
  return size >= 100 ? wholeMoney(value) : sum(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Money to the unit, for columns that are added up: 4,931,207. */
export function wholeMoney(value: number): string {
  return sum(value, { minimumFractionDigits: 0, maximumFractionDigits: 0 });
}

/** A difference of money to the unit, with its sign. */
export function signedWhole(value: number): string {
  const size = wholeMoney(Math.abs(value));
  return Math.round(value) === 0 ? size : `${value > 0 ? "+" : MINUS}${size}`;
}

/** Standard deviations, to the second decimal. */
export function deviations(value: number): string {
  return `${tidy(intl({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value))}${THIN}SD`;
}

/** A difference with its sign, shares in points: +2.8 points, \u22124 s. */
export function signed(value: number, kind: Kind, finer = false): string {
  const size = Math.abs(value);
  let words = format(size, kind);
  if (kind === "share") words = `${number(shift(size, 2), finer || size < 0.001 ? 2 : 1)} points`;
  else if (kind === "points") words = number(size, finer || size < 0.1 ? 2 : 1);
  else if (kind === "seconds" && size < 9.95) words = `${number(size, finer || size < 0.1 ? 2 : 1)}${THIN}s`;
  // What is written as nothing has no sign.
  return /[1-9]/.test(words) ? `${value > 0 ? "+" : MINUS}${words}` : words;
}

/** The ends of a difference's interval, the unit said once: \u22124.1 to \u22121.4; finer where they would be written alike. */
export function ends(low: number, high: number, kind: Kind): string {
  const bare = (value: number, finer: boolean): string => signed(value, kind, finer).replace(/ points$/, "");
  const finer = bare(low, false) === bare(high, false);
  return `${bare(low, finer)} to ${bare(high, finer)}`;
}

/** A count as it is known: to three digits. */
export function count(value: number): string {
  return Math.abs(value) < 1000 ? about(value) : tidy(intl({ maximumSignificantDigits: 3 }).format(value));
}

/** To two digits, which is all that half the width of an interval tells. */
export function toTwo(value: number): number {
  return Number(value.toPrecision(2));
}

/** Half the width of a count's or a sum's interval, to two digits. */
export function give(value: number): string {
  return tidy(intl({ maximumSignificantDigits: 2 }).format(value));
}

function endless(kind: Kind): boolean {
  return kind === "seconds" || kind === "waiting";
}

/** A value by its kind; null is without end for waits and queues, and "none" for everything else. */
export function format(value: number | null, kind: Kind): string {
  if (value === null) return endless(kind) ? "no end" : "none";
  switch (kind) {
    case "share":
      return share(value);
    case "seconds":
      return seconds(value);
    case "agents":
      return agents(value);
    case "whole":
      return number(value);
    case "hours":
      return hours(value);
    case "money":
      return money(value);
    case "sd":
      return deviations(value);
    case "points":
      return tidy(intl({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value));
    case "count":
      return count(value);
    case "number":
    case "waiting":
      return about(value);
  }
}

/**
 * The change from `was` to `now` with its sign, shares in points: +2.8 points, −4 s.
 * "no change" when both would be written alike; empty when one of them is missing.
 */
export function change(was: number | null, now: number | null, kind: Kind): string {
  if (was === null && now === null) return "no change";
  if (was === null) return "now ends";
  if (now === null) return endless(kind) ? "now without end" : "now none";
  if (was === now) return "no change";
  const difference = now - was;
  const sign = difference > 0 ? "+" : MINUS;
  const size = Math.abs(difference);
  if (kind === "share") {
    const points = shift(size, 2);
    if (points < 0.05) return "no clear change";
    return `${sign}${number(points, 1)} points`;
  }
  if (kind === "seconds" && size < 0.05) return "no clear change";
  return `${sign}${format(size, kind)}`;
}

/** Whether a unit from the field table is a share, shown and typed in percent. */
export function isShare(unit: string): boolean {
  return /^share\b/.test(unit);
}

/** The unit as it stands behind a typed number: "share of time at work" is typed in percent. */
export function shownUnit(unit: string): string {
  return isShare(unit) ? unit.replace(/^share\b/, "%") : unit;
}

/** Half the width of an interval: shares in points, the rest as values are. */
export function width(half: number, kind: Kind): string {
  if (kind !== "share") return format(half, kind);
  const points = shift(half, 2);
  return points > 0 && points < 0.01 ? "under 0.01 points" : `${number(points, 2)} points`;
}
