/** The scales of d3 that charts use, and ticks for calendars. */
import { scaleBand, scaleLinear, scaleThreshold } from "d3-scale";

export { scaleBand, scaleLinear, scaleThreshold };

/** About so many round values over a range. */
export function ticks(from: number, to: number, count: number): number[] {
  return scaleLinear([from, to], [0, 1]).ticks(count);
}

const DAY = 86_400_000;

/**
 * Days to name on an axis of days, at most `most`: first days of months, or Mondays where the
 * range is under three months. Times are milliseconds since 1970, UTC.
 */
export function dateTicks(from: number, to: number, most: number): { at: number; words: string }[] {
  const words = (at: number, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(at);
  if (to - from < 90 * DAY) {
    const weeks = Math.max(1, Math.ceil((to - from) / (7 * DAY * Math.max(1, most - 1))));
    const found: { at: number; words: string }[] = [];
    for (let at = from; at <= to; at += weeks * 7 * DAY) found.push({ at, words: words(at, { day: "numeric", month: "short" }) });
    return found;
  }
  const first = new Date(from);
  const months = (to - from) / (30.44 * DAY);
  const step = [1, 2, 3, 6, 12].find((each) => months / each <= most - 1) ?? 12 * Math.ceil(months / 12 / most);
  const found: { at: number; words: string }[] = [];
  for (let month = 0; ; month += 1) {
    const day = Date.UTC(first.getUTCFullYear(), month);
    if (day > to) return found;
    if (day < from || month % step !== 0) continue;
    // The year stands under its first month on the axis, and under each January.
    const year = found.length === 0 || month % 12 === 0 ? `\n${words(day, { year: "numeric" })}` : "";
    found.push({ at: day, words: words(day, { month: "short" }) + year });
  }
}
