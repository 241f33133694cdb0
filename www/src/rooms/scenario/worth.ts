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
  const { mean, low, high } = worthUpTo;
  const range = low === null || high === null ? "" : ` (${money(low)} to ${money(high)})`;
  if (price === 0) return mean !== null && mean > 0 ? `It has no fee; one of up to ${money(mean)}${range} would still pay.` : "It has no fee; what it costs is in the accounts.";
  const cost = price > 0 ? `Its price is ${money(price)} as agreed` : `Its price is ${money(-price)} less than the baseline's`;
  if (mean === null) return `${cost}.`;
  return mean > 0 ? `${cost}; at up to ${money(mean)}${range} it would still pay.` : `${cost}; without any price it would still cost ${money(-mean)} more than it brings.`;
}

/** From when on it has paid for itself; where its sign is open, so is this. */
export function payBackWords({ net, payBackWeek }: PairWorth, weeks: number): string {
  const span = weeks === 52 ? "the year" : `${number(weeks)} weeks`;
  if (payBackWeek === null) return `It does not pay for itself within ${span}.`;
  const when = payBackWeek <= 1 ? "from the first week on" : `from week ${number(payBackWeek)} on`;
  return certainty(net).clear ? `It has paid for itself ${when}.` : `By the mean alone it has paid for itself ${when}, which is as open.`;
}

/** All of it, beside a lever. */
export function worthSentences(worth: PairWorth, weeks: number): string[] {
  return [netWords(worth, weeks), priceAndLimit(worth), payBackWords(worth, weeks)];
}
