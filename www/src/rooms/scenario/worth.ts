/** What a change is worth, in words. Every figure is the module's. */
import type { PairWorth } from "../../../../src/boundary/breather";
import { ends, money, number, signed } from "../../format.ts";
import { certainty } from "./words.ts";

/** "in a year", or however long the run was. */
export function inSpan(weeks: number): string {
  return weeks === 52 ? "in a year" : `in ${number(weeks)} weeks`;
}

function between(low: number | null, high: number | null): string {
  return low === null || high === null ? "" : ` (${ends(low, high, "money")})`;
}

/** What stays after the price, with its interval and how sure its sign is. */
export function netWords({ net }: PairWorth, weeks: number): string {
  if (net.mean === null) return "What it is worth is not known.";
  const sure = certainty(net);
  const size = `${signed(net.mean, "money")}${between(net.low, net.high)}`;
  if (!sure.clear) return `Net ${size} ${inSpan(weeks)}: whether it pays is open, for the interval includes zero.`;
  return `Net ${size} ${inSpan(weeks)}: it ${net.mean > 0 ? "pays" : "costs more than it brings"}, ${sure.words}.`;
}

/** What it costs as agreed, and the most that it may cost. */
export function priceAndLimit({ price, worthUpTo }: PairWorth): string {
  const cost = price === 0 ? "It has no price of its own" : price > 0 ? `Its price is ${money(price)} as agreed` : `Its price is ${money(-price)} less than the baseline's`;
  if (worthUpTo.mean === null) return `${cost}.`;
  const limit = worthUpTo.mean > 0 ? `it is worth up to ${money(worthUpTo.mean)}` : `it is worth nothing beyond that: what it changes costs ${money(-worthUpTo.mean)} by itself`;
  return `${cost}; ${limit}${between(worthUpTo.low, worthUpTo.high)}.`;
}

/** From when on it has paid for itself. */
export function payBackWords({ payBackWeek }: PairWorth, weeks: number): string {
  if (payBackWeek === null) return `It has not paid for itself within ${weeks === 52 ? "the year" : `${number(weeks)} weeks`}.`;
  return payBackWeek <= 1 ? "It pays for itself from the first week on." : `It has paid for itself from week ${number(payBackWeek)} on.`;
}

/** All of it, beside a lever. */
export function worthSentences(worth: PairWorth, weeks: number): string[] {
  return [netWords(worth, weeks), priceAndLimit(worth), payBackWords(worth, weeks)];
}
