/**
 * Numbers as words. Nothing here computes a metric: a share becomes percent, seconds become
 * minutes, and digits that carry nothing are left away.
 */

const LOCALE = "en-GB";
const THIN = "\u202f";
const MINUS = "\u2212";

const cache = new Map<string, Intl.NumberFormat>();

function intl(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(LOCALE, options);
    cache.set(key, found);
  }
  return found;
}

function tidy(text: string): string {
  return text.replace("-", MINUS).replace(/^\u2212(0(?:\.0+)?)$/, "$1");
}

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
  if (size < 1e-6) return value > 0 ? "under 0.000001" : `above ${MINUS}0.000001`;
  return tidy(intl({ maximumSignificantDigits: 2 }).format(value));
}

/**
 * A share, 0 to 1, as percent. One decimal; more next to 0 and to 100 %, so that a rare thing is
 * not shown as never and a near certainty not as certainty.
 */
export function share(value: number, decimals = 1): string {
  if (value === 0 || value === 1) return `${value === 0 ? 0 : 100}${THIN}%`;
  const percent = shift(value, 2);
  const shown = intl({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const least = Number(`1e-${decimals}`);
  let text: string;
  if (percent > 0 && percent < least) text = `under ${shown.format(least)}`;
  else if (percent < 100 && percent > 100 - least) text = `over ${shown.format(100 - least)}`;
  else text = tidy(shown.format(percent));
  return `${text}${THIN}%`;
}

/** Seconds as a duration: 0.4 s, 12 s, 1 min 20 s, 2 h 5 min; `never ends` where there is none. */
export function seconds(value: number | null): string {
  if (value === null) return "no end";
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  if (size === 0) return `0${THIN}s`;
  if (size < 0.05) return `${sign}under 0.1${THIN}s`;
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

/** How a value is written, by what it is; `waiting` is a number of calls in a queue, which may have no end. */
export type Kind = "share" | "seconds" | "number" | "agents" | "whole" | "hours" | "waiting" | "money" | "sd";

/** How figures of a unit are written. */
export function kindOf(unit: string): Kind {
  if (isShare(unit)) return "share";
  if (/^money\b/.test(unit)) return "money";
  if (/^(SD|standard dev)/.test(unit)) return "sd";
  if (unit === "seconds") return "seconds";
  return /^(hours)\b/.test(unit) ? "hours" : "number";
}

/** Money, in whatever currency it was typed: 4.93 million, 61,300, 9.17. */
export function money(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e6) return `${number(shift(value, -6), size < 1e7 ? 2 : 1)} million`;
  if (size >= 1e3) return tidy(intl({ maximumSignificantDigits: 3 }).format(value));
  return size >= 100 ? number(value, 0) : tidy(intl({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value));
}

/** Standard deviations, to the second decimal. */
export function deviations(value: number): string {
  return `${tidy(intl({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value))}${THIN}SD`;
}

/** A difference with its sign, shares in points: +2.8 points, \u22124 s. */
export function signed(value: number, kind: Kind): string {
  const size = Math.abs(value);
  let words = format(size, kind);
  if (kind === "share") words = `${number(shift(size, 2), size < 0.001 ? 2 : 1)} points`;
  else if (kind === "seconds" && size < 9.95) words = `${number(size, size < 0.1 ? 2 : 1)}${THIN}s`;
  return value === 0 ? words : `${value > 0 ? "+" : MINUS}${words}`;
}

/** The ends of a difference's interval, the unit said once: \u22124.1 to \u22121.4. */
export function ends(low: number, high: number, kind: Kind): string {
  const bare = (value: number): string => signed(value, kind).replace(/ points$/, "");
  return `${bare(low)} to ${bare(high)}`;
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

/**
 * A number as it stands in an input: all its digits, no separators between thousands.
 * Rounded at twelve significant digits, which hides nothing that a person typed.
 */
export function typed(value: number, percent: boolean): string {
  const shown = percent ? shift(value, 2) : value;
  return String(Number(shown.toPrecision(12)));
}

/** How a number may be typed, beside plain digits. */
export interface Typing {
  /** Shown and typed in percent. */
  percent: boolean;
  /** Seconds may be typed as m:ss or h:mm:ss. */
  seconds: boolean;
  /** Counts are shown with commas between thousands, and so may be typed with them. */
  count: boolean;
  /** Nobody types thousandths here, so three digits after a point may have been meant as thousands. */
  coarse: boolean;
}

/**
 * What a person typed as a number, or null: 1234.5, 1 234,5, 80 %, −3, 4:00. One comma or point is
 * the decimal mark. One to three digits, a mark and exactly three digits can be read in two ways;
 * where the field does not decide between them, both are given back and the person is asked.
 */
export function parse(text: string, { percent, seconds, count, coarse }: Typing): number | null | { ambiguous: [string, string] } {
  let clean = text.replace(/[\s\u00a0\u202f_'’]/g, "").replace(MINUS, "-");
  if (percent) clean = clean.replace(/%$/, "");
  if (clean === "") return null;
  const clock = seconds && /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(clean);
  if (clock) {
    const [, inHours, minutes, rest] = clock;
    if (inHours !== undefined && Number(minutes) > 59) return Number.NaN;
    return Number(inHours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest);
  }
  const mark = /^[+-]?[1-9]\d{0,2}([.,])(\d{3})$/.exec(clean);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(clean) && (clean.match(/,/g)?.length ?? 0) + (clean.includes(".") ? 1 : 0) > 1) {
    clean = clean.replaceAll(",", "");
  } else if (mark?.[1] === "," && count) {
    clean = clean.replace(",", "");
  } else if (mark && (mark[1] === "," || coarse)) {
    const decimal = clean.replace(",", ".");
    // One more digit says that the digits are decimals, where leaving zeros away does not.
    return { ambiguous: [clean.replace(/[.,]/, ""), decimal.endsWith("0") ? String(Number(decimal)) : `${decimal}0`] };
  } else {
    clean = clean.replace(",", ".");
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(clean)) return Number.NaN;
  const value = Number(clean);
  return percent ? shift(value, -2) : value;
}

/** Half the width of an interval: shares in points, the rest as values are. */
export function width(half: number, kind: Kind): string {
  if (kind !== "share") return format(half, kind);
  const points = shift(half, 2);
  return points > 0 && points < 0.01 ? "under 0.01 points" : `${number(points, 2)} points`;
}
