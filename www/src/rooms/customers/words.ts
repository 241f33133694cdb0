/** What the room says first: how many calls need not have come, and who caused most of them. */
import type { DepartmentStatement, Estimate } from "../../../../src/boundary/breather";
import { count, ends, give, money, share, signed, toTwo, wholeMoney } from "../../format.ts";
import type { Answer } from "../scenario/answers.ts";
import { differenceOf, metricOf } from "../scenario/outcomes.ts";
import { certainty, listed, marked, spanWords, tone } from "../scenario/words.ts";

/** A figure with half the width of its interval: 41,200 \u00b1 600. */
export function withGive({ mean, halfWidth }: Estimate, say: (value: number) => string = count): string {
  if (mean === null) return "not known";
  if (halfWidth === null) return say(mean);
  const half = toTwo(halfWidth);
  // Ten and more to two digits have no decimals, which sums of money would be given.
  return `${say(mean)} \u00b1 ${say === count ? give(half) : say === money && half >= 10 ? wholeMoney(half) : say(half)}`;
}

/** A department's name as it stands in a sentence. */
export function called({ centre, name }: DepartmentStatement): string {
  return centre ? "the centre itself" : name;
}

/** From the one that caused most. */
export function byContacts(departments: readonly DepartmentStatement[]): DepartmentStatement[] {
  return [...departments].sort((a, b) => (b.contacts.mean ?? 0) - (a.contacts.mean ?? 0));
}

/** Those who caused most: the first, with all whose intervals reach into its own. */
function most(departments: readonly DepartmentStatement[]): DepartmentStatement[] {
  const [first, ...rest] = byContacts(departments).filter(({ contacts }) => (contacts.mean ?? 0) > 0);
  if (!first) return [];
  const least = (first.contacts.mean ?? 0) - (first.contacts.halfWidth ?? 0);
  return [first, ...rest.filter(({ contacts }) => (contacts.mean ?? 0) + (contacts.halfWidth ?? 0) > least)];
}

/** What stands out is between asterisks. */
export function opening(answer: Answer): string {
  const now = metricOf(answer, "now", "failureDemandShare");
  if (!now || now.mean === null) return "How many calls need not have come is not known yet.";
  const start = metricOf(answer, "start", "failureDemandShare");
  const difference = differenceOf(answer, "failureDemandShare");
  let words = `*${share(now.mean)}* of answered calls need not have come`;
  if (difference?.mean != null && start?.mean != null) {
    words += certainty(difference).clear ? `, against ${share(start.mean)} in the baseline: ${marked(signed(difference.mean, "share"), tone(difference, "less"))}` : `, with no clear change from the baseline's ${share(start.mean)}`;
  }
  const caused = most(answer.now.departments);
  if (caused.length === 0) return `${words}.`;
  words += `. Most of them go back to *${listed(caused.map(called))}*`;
  if (caused.length > 1) return `${words}, which this run cannot put in order.`;
  if (!caused[0]!.centre) return `${words}.`;
  // The centre's own repeats are the most nearly everywhere; who comes next is what a person asks then.
  const others = answer.now.departments.filter(({ centre }) => !centre);
  const next = most(others);
  if (next.length === 0) return `${words}.`;
  return next.length === 1 || next.length < others.length ? `${words}, of the rest most to *${listed(next.map(called))}*.` : `${words}, the rest to other departments about alike.`;
}

/** The figures behind it, with their intervals. */
export function underneath(answer: Answer): string {
  const now = metricOf(answer, "now", "failureDemandShare");
  const difference = differenceOf(answer, "failureDemandShare");
  const parts: string[] = [];
  if (now && now.mean !== null) parts.push(`The 95 % interval of the share is ${share(now.low ?? now.mean)} to ${share(now.high ?? now.mean)}${difference?.low != null && difference.high != null ? `, of the difference ${ends(difference.low, difference.high, "share")} points` : ""}.`);
  const named = most(answer.now.departments);
  const next = named.length === 1 && named[0]!.centre ? most(answer.now.departments.filter(({ centre }) => !centre)) : [];
  // Of several that cannot be told apart the first is first by chance.
  const told = [...named, ...(next.length === 1 ? next : [])].map((one) => `${called(one)}: ${withGive(one.contacts)} answered calls in ${spanWords(answer)} at a cost of ${withGive(one.cost, money)}`);
  if (told.length > 0) parts.push(`${told.map((one, at) => (at === 0 ? one.charAt(0).toUpperCase() + one.slice(1) : one)).join("; ")}.`);
  return parts.join(" ");
}

/** Where the split of failure demand over its causes is an assumption, that it is one; empty where it is stated. */
export function splitWords(causes: readonly { share: number | null }[]): string {
  const open = causes.filter((cause) => cause.share === null).length;
  if (open === 0) return "";
  const which = open === causes.length ? (open === 1 ? "The cause states" : `None of the ${open} causes states`) : `${open} of ${causes.length} causes state`;
  return `${which} ${open === 1 && causes.length === 1 ? "no share" : open === causes.length ? "a share" : "no share"} of first contacts, so that they are taken as equal: an assumption, to be replaced among the levers by what you have counted.`;
}

/** What self-service and fixed errors took away; empty where they took nothing. */
export function takenAway(answer: Answer): string {
  const journey = answer.now.journey;
  if (!journey) return "";
  const parts: string[] = [];
  if ((journey.prevented.mean ?? 0) > 0) parts.push(`fixed errors kept ${withGive(journey.prevented)} issues from coming up`);
  if ((journey.deflected.mean ?? 0) > 0) parts.push(`self-service took ${withGive(journey.deflected)}`);
  if (parts.length === 0) return "";
  const words = listed(parts);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} in ${spanWords(answer)}.`;
}
