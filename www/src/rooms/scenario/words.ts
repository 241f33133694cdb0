/** What the room says of an answer, in sentences. The words for certainty are the same everywhere. */
import type { AssumptionRow, CompleteScenario, Difference, FieldRow, LeverPrice, LeverRow } from "../../../../src/boundary/breather";
import { format, isShare, kindOf, money, number, setShare, signed, width } from "../../format.ts";
import { field } from "../../state/describe.ts";
import { get, same } from "../../state/paths.ts";
import { remembered } from "../../state/remember.ts";
import { judge, type Better } from "../../ui/index.ts";
import type { Answer } from "./answers.ts";
import { PILLARS, told, type Told } from "./outcomes.ts";

export interface Certainty {
  way: "higher" | "lower" | null;
  /** The interval leaves out zero. */
  clear: boolean;
  /** How sure the direction is: "almost certain". */
  words: string;
}

const ALMOST = 0.995;
const LIKELY = 0.8;

/** How sure the direction of a difference is, from the scatter of repetitions alone. */
export function certainty({ mean, low, high, probabilityHigher: p }: Difference): Certainty {
  if (mean === null) return { way: null, clear: false, words: "not known" };
  const way = mean > 0 ? "higher" : mean < 0 ? "lower" : null;
  if (way === null) return { way, clear: false, words: "no change" };
  if (low === null || high === null || p === null) return { way, clear: false, words: "certainty not known yet" };
  const clear = low > 0 || high < 0;
  const sure = Math.max(p, 1 - p);
  if (clear) return { way, clear, words: sure >= ALMOST ? "almost certain" : "very likely" };
  return { way, clear, words: sure >= LIKELY ? "likely, not certain" : "could be either" };
}

/** The legend of those words. */
export const CERTAINTY =
  "Almost certain: over 99 of 100 by the scatter of repetitions. Very likely: the 95 % interval leaves out zero. Likely, not certain: over 80 of 100, but the interval includes zero. Anything less could be either. None of this knows how sure the assumptions are: their grades do.";

/** The colour of a difference: only where it is clear, and where one way is better. */
export function tone(difference: Difference, better: Better): "good" | "bad" | "" {
  return certainty(difference).clear ? judge(0, difference.mean, better) : "";
}

/** Whether what stands out is better or worse, or says that nothing is known of it. */
type Tone = "good" | "bad" | "plain" | "";

/** What stands out in a sentence: between asterisks, behind what it is. */
export function marked(text: string, how: Tone): string {
  return how ? `*${how}|${text}*` : `*${text}*`;
}

/** The parts of a sentence, and how those that stand out do; null for the others. */
export function parts(words: string): { text: string; marked: Tone | null }[] {
  return words.split("*").map((part, i) => {
    if (i % 2 === 0) return { text: part, marked: null };
    const [, how = "", text = ""] = /^(?:(good|bad|plain)\|)?(.*)$/s.exec(part)!;
    return { text, marked: how as Tone };
  });
}

/** "service level falls by *bad|2.8 points*"; what stands out is between asterisks. */
export function clause({ outcome, difference }: Told): string {
  if (!difference || difference.mean === null) return `${outcome.words} is not known`;
  const { clear, way } = certainty(difference);
  if (way === null) return `${outcome.words} shows no change`;
  if (!clear) return `${outcome.words} shows ${marked("no clear change", "plain")}`;
  const size = signed(Math.abs(difference.mean), kindOf(difference.unit)).replace("+", "");
  return `${outcome.words} ${way === "higher" ? "rises" : "falls"} by ${marked(size, tone(difference, outcome.better))}`;
}

/** A sentence without the asterisks. */
export function plainly(words: string): string {
  return parts(words).map(({ text }) => text).join("");
}

/** The figures that the first sentence speaks of. */
const FIRST = ["serviceLevel", "attritionPerYear", "costTotal"];

export function headlines(answer: Answer): Told[] {
  return PILLARS.flatMap(({ outcomes }) => outcomes.filter(({ id }) => FIRST.includes(id)).flatMap((outcome) => told(answer, outcome) ?? []));
}

/** A year, or however long the answer's run was. */
export function spanWords({ now }: Answer): string {
  return now.weeks === 52 ? "a year" : `${number(now.weeks)} weeks`;
}

/** What stands first: the scenario in a few words, and what comes of it. */
export function sentence(answer: Answer, moved: readonly Moved[]): { lead: string; answer: string } {
  const found = headlines(answer);
  if (answer.pair.same) {
    const values = found.map(({ now, outcome }) => {
      const value = format(now.mean, kindOf(now.unit));
      if (outcome.id === "serviceLevel") return `*${value}* of calls are answered within ${format(answer.pair.now.complete.goals.targetSeconds, "seconds")}`;
      if (outcome.id === "attritionPerYear") return `*${value}* of the people leave in a year`;
      return `the centre costs *${value}* in ${spanWords(answer)}`;
    });
    return { lead: "As things stand,", answer: `${listed(values)}.` };
  }
  return { lead: `${leadOf(moved)}:`, answer: `${listed(found.map(clause))}.` };
}

/** "a, b and c" */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;
}

function leadOf(moved: readonly Moved[]): string {
  const [first, second] = moved;
  if (!first) return "Against the baseline";
  const step = ({ label, was, now, unit }: Moved): string => `${label} ${was} \u2192 ${now}${unit ? ` ${unit}` : ""}`;
  if (!second) return step(first);
  if (moved.length === 2) return `${step(first)} and ${step(second)}`;
  return `${step(first)} and ${number(moved.length - 1)} more changes`;
}

/** One field that the scenario states otherwise than the baseline. */
export interface Moved {
  path: string;
  label: string;
  was: string;
  now: string;
  /** Behind the value, where it is short. */
  unit: string;
}

/** A field's value in words: "1 day", "80 %", "Money". */
export function valueWords(row: FieldRow, value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const option = row.options?.find((one) => one.value === value);
  if (option) return option.label.charAt(0).toLowerCase() + option.label.slice(1);
  if (typeof value !== "number") return Array.isArray(value) ? "changed" : String(value);
  if (isShare(row.unit)) return setShare(value);
  return number(value, 4);
}

/** Every path of a complete scenario that may be moved, with `[]` spelled out. */
function paths(of: unknown, at = ""): string[] {
  if (Array.isArray(of) && of.every((one) => typeof one === "object" && one !== null)) return of.flatMap((one, i) => paths(one, `${at}[${i}]`));
  if (typeof of === "object" && of !== null && !Array.isArray(of)) return Object.entries(of).flatMap(([key, one]) => paths(one, at ? `${at}.${key}` : key));
  return [at];
}

const MOST_UNIT = 32;
const NOT_MOVED = /^(schemaVersion|preset|name|.*\.name|.*\.source)$/;

/** The paths at which two scenarios differ. */
const differing = remembered((now: CompleteScenario, start: CompleteScenario) =>
  paths(now).filter((path) => !NOT_MOVED.test(path) && !same(get(now, path), get(start, path))),
);

/** What the scenario states otherwise than the baseline, in the order of the scenario. */
export function movedOf(now: CompleteScenario, start: CompleteScenario, assumptions: readonly AssumptionRow[]): Moved[] {
  return differing(now, start).flatMap((path) => {
    const [is, was] = [get(now, path), get(start, path)];
    const row = rowOf(path, assumptions);
    const cause = get(now, `${/^causes\[\d+\]/.exec(path)?.[0]}.name`);
    return row ? [{ path, label: cause ? `${row.label}: ${String(cause)}` : row.label, was: valueWords(row, was), now: valueWords(row, is), unit: typeof is === "number" && !isShare(row.unit) && row.unit.length <= MOST_UNIT ? row.unit : "" }] : [];
  });
}

/** The row of a field or of an assumption. */
export function rowOf(path: string, assumptions: readonly AssumptionRow[]): FieldRow | null {
  const id = /^assumptions\.(.+)$/.exec(path)?.[1];
  const assumption = id && assumptions.find((one) => one.id === id);
  if (assumption) return assumptionField(assumption);
  try {
    return field(path);
  } catch {
    return null;
  }
}

/** An assumption as a field that can be typed. */
export function assumptionField(row: AssumptionRow): FieldRow {
  const step = Number(`1e${Math.floor(Math.log10(Math.max(1e-6, row.high - row.low))) - 1}`);
  return { path: `assumptions.${row.id}`, label: row.label, unit: row.unit, help: "", bound: "", kind: "number", default: row.default, min: row.min, max: row.max, step };
}

/** A value of an assumption: shares as percent. */
export function assumptionWords(row: AssumptionRow, value: number): string {
  return isShare(row.unit) ? setShare(value) : number(value, 4);
}

/** The paths of a lever in this scenario, `[]` spelled out. */
export function pathsOf(path: string, now: CompleteScenario): string[] {
  const [list] = path.split("[]");
  return list === path ? [path] : ((get(now, list!) as unknown[] | undefined) ?? []).map((_, at) => path.replace("[]", `[${at}]`));
}

/** A lever's price in the scenario and in the baseline; null where it is at rest. */
export interface PriceStep {
  now: LeverPrice | null;
  start: LeverPrice | null;
}

/** What a lever costs beyond what it costs in the baseline, in words. */
export function priceWords({ now, start }: PriceStep): string {
  const beyond = (of: "hoursPerAgentPerWeek" | "moneyPerYear" | "moneyOnce" | "payPerYear"): number => (now?.[of] ?? 0) - (start?.[of] ?? 0);
  const [hours, fees, once, pay] = [beyond("hoursPerAgentPerWeek"), beyond("moneyPerYear"), beyond("moneyOnce"), beyond("payPerYear")];
  const parts: string[] = [];
  if (hours !== 0) {
    const size = Math.abs(hours);
    const time = size < 1 ? `${number(size * 60, size < 0.1 ? 1 : 0)} minutes` : `${number(size, 1)} hours`;
    parts.push(`${time} ${hours > 0 ? "off" : "more on"} the phone per agent and week`);
  }
  if (pay !== 0) parts.push(`${money(Math.abs(pay))} a year ${pay > 0 ? "of" : "less"} pay for that time`);
  if (fees !== 0) parts.push(`${money(Math.abs(fees))} a year ${fees > 0 ? "of" : "less in"} fees`);
  if (once !== 0) parts.push(`${money(Math.abs(once))} once${once > 0 ? "" : " less"}`);
  if (parts.length === 0) return start ? "nothing beyond the baseline" : "nothing that is counted here";
  return `${listed(parts)}${start ? ", against the baseline" : ""}`;
}

const GRADES: Record<"A" | "B" | "C", string> = {
  A: "field experiments in call centres, or a meta-analysis of experiments",
  B: "a meta-analysis of correlations, a quasi-experiment, or large operational data of another service",
  C: "a single survey, practitioners' lore, an analogy, or nothing at all",
};

export function gradeWords(grade: "A" | "B" | "C"): string {
  return GRADES[grade];
}

/** Where the range of an assumption includes the value at which it has no effect. */
export function openSign(row: AssumptionRow): string | null {
  if (row.neutral === null) return null;
  if (row.low < row.neutral && row.neutral < row.high) return "It may work either way: its range lies on both sides of no effect.";
  if (row.low === row.neutral || row.high === row.neutral) return "It may have no effect: that lies at the end of its range.";
  return null;
}

/** Where the evidence on a lever is contested, what is contested. */
export function contested(lever: LeverRow, now: CompleteScenario): string[] {
  const said: string[] = [];
  if (lever.path.startsWith("mandatoryTimeOff.") || lever.path === "rest.leaveInWeeksShare") {
    said.push(
      `Studies disagree on how long the good of time off lasts: most find it gone within one to three weeks, a summary of 2025 that it lasts longer. This scenario takes it to fade ${now.people.fadeOut === "fast" ? "within a few weeks" : "over months"}; the other can be chosen under How people respond.`,
    );
  }
  if (lever.path === "support.attendanceReward") {
    said.push("Trials of rewards for attendance disagree: one with money raised absence by about half, time off changed nothing, and effects outlived the scheme. The sign is open.");
  }
  if (lever.path === "staffing.sendHome") said.push("Nobody has measured what being sent home does to people. The sign is open, and both ends of its range are guesses.");
  return said;
}

/** "± 1.2 points" beside a figure, or why there is none. */
export function giveWords(half: number | null, unit: string, kind = kindOf(unit)): string {
  return half === null ? "interval not known yet" : `\u00b1 ${width(half, kind)}`;
}

/** The clear differences of a comparison in a few words each, and what shows none. */
export function brief(differencesOf: Record<string, Difference>, only?: readonly string[]): { clear: string[]; unclear: string[] } {
  const clear: string[] = [];
  const unclear: string[] = [];
  for (const outcome of PILLARS.flatMap(({ outcomes }) => outcomes)) {
    const difference = differencesOf[outcome.id];
    if (!difference || (only && !only.includes(outcome.id))) continue;
    const sure = certainty(difference);
    if (!sure.clear || difference.mean === null) unclear.push(outcome.words);
    else clear.push(`${outcome.words} ${signed(difference.mean, kindOf(difference.unit))} (${sure.words})`);
  }
  return { clear, unclear };
}

/** What stands beside a lever that was moved. */
export const BESIDE_LEVER = ["serviceLevel", "attritionPerYear", "strainAboveOneSd", "absenceShare", "costTotal"];

/** All differences as sentences: the clear ones one by one, the rest together. */
export function differences(answer: Answer): { clear: { words: string; tone: string }[]; unclear: string[] } {
  const all = PILLARS.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => told(answer, outcome) ?? [])).filter(({ difference }) => difference !== null);
  const clear: { words: string; tone: string }[] = [];
  const unclear: string[] = [];
  for (const one of all) {
    const difference = one.difference!;
    const kind = kindOf(difference.unit);
    const sure = certainty(difference);
    if (!sure.clear) {
      unclear.push(one.outcome.words);
      continue;
    }
    const between = difference.low !== null && difference.high !== null ? ` (${signed(difference.low, kind)} to ${signed(difference.high, kind)})` : "";
    const text = `${plainly(clause(one))}${between}, from ${format(one.start.mean, kind)} to ${format(one.now.mean, kind)}: ${sure.words}.`;
    clear.push({ words: text.charAt(0).toUpperCase() + text.slice(1), tone: tone(difference, one.outcome.better) });
  }
  return { clear, unclear };
}
