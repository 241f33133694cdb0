/** What the room says first: the policy in a few words, and what it does by this run's own numbers. */
import type { CompleteScenario } from "../../../../src/boundary/breather";
import { count, format, kindOf, number, setShare, share, signed } from "../../format.ts";
import type { Answer } from "../scenario/answers.ts";
import { differenceOf, metricOf } from "../scenario/outcomes.ts";
import { certainty, listed, spanWords, type Moved } from "../scenario/words.ts";

type Policy = CompleteScenario["policy"];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** How hard a target is pressed, in the words of the lever. */
function pressed(pressure: number): string {
  if (pressure === 1) return "followed up";
  if (pressure >= 2) return "on which jobs depend";
  return pressure < 1 ? "pressed lightly" : "pressed hard";
}

/** "a target at 90 % of today's handling time, followed up" */
export function targetWords({ handlePressure, handleTarget, targetFromWeek, targetUntilWeek }: Policy, weeks: number): string {
  const [late, ends] = [targetFromWeek > 1, targetUntilWeek < weeks];
  const when = late && ends ? `, from week ${number(targetFromWeek)} to ${number(targetUntilWeek)}` : late ? `, from week ${number(targetFromWeek)} on` : ends ? `, until week ${number(targetUntilWeek)}` : "";
  return `a target at ${setShare(handleTarget)} of today's handling time, ${pressed(handlePressure)}${when}`;
}

const MEASURED: Record<Policy["metrics"], string> = { individual: "measuring individuals", team: "measuring teams only", none: "measuring nobody" };
const PURPOSE: Record<Policy["purpose"], string> = { asToday: "monitoring felt as it is today", developmental: "monitoring felt as help", punitive: "monitoring felt as a threat" };

/** What follows from the scorecard. */
export function followsWords({ consequence, flagShare, strikes }: Policy): string {
  const lowest = `the lowest ${setShare(flagShare)} each month`;
  switch (consequence) {
    case "none":
      return "nothing that follows from the scorecard";
    case "coaching":
      return `coaching of ${lowest}`;
    case "recognition":
      return `recognition of the highest ${setShare(flagShare)} each month`;
    case "writeUp":
      return `a write-up of ${lowest}`;
    case "office":
      return `a meeting in the principal's office for ${lowest}`;
    case "dismissal":
      return `a write-up of ${lowest}, and dismissal after ${number(strikes)} in a year`;
  }
}

/** What the scenario's metric policy does otherwise than the baseline's, in phrases. */
export function policyPhrases(now: CompleteScenario, start: CompleteScenario): string[] {
  const [is, was] = [now.policy, start.policy];
  const moved = (...of: (keyof Policy)[]): boolean => of.some((key) => is[key] !== was[key]);
  const found: string[] = [];
  if (moved("metrics")) found.push(MEASURED[is.metrics]);
  const target = moved("handlePressure") || (is.handlePressure > 0 && moved("handleTarget", "targetFromWeek", "targetUntilWeek"));
  if (target) found.push(is.handlePressure > 0 ? targetWords(is, now.calendar.horizonWeeks) : "no target for handling time any more");
  if (moved("monitoringChange")) found.push(is.monitoringChange > was.monitoringChange ? "closer monitoring" : "less monitoring");
  if (moved("purpose")) found.push(PURPOSE[is.purpose]);
  if (moved("consequence") || (is.consequence !== "none" && moved("flagShare", "strikes"))) found.push(followsWords(is));
  else if (is.consequence !== "none" && moved("evaluationsPerMonth", "surveysPerMonth", "weightQuality", "weightHandle", "weightResolution", "weightSatisfaction", "weightAdherence", "weightAttendance")) found.push("another scorecard");
  if (moved("attendanceLimit")) found.push(is.attendanceLimit > 0 ? `a write-up for ${number(is.attendanceLimit)} spells of absence in a quarter` : "no rule on spells of absence any more");
  if (moved("coachingHoursPerMonth")) found.push(is.coachingHoursPerMonth > 0 ? `supportive coaching of ${number(is.coachingHoursPerMonth, 2)} ${is.coachingHoursPerMonth === 1 ? "hour" : "hours"} a month for everybody` : "no supportive coaching any more");
  return found;
}

/** What stands out is between asterisks. */
export function opening(shown: Answer, moved: readonly Moved[]): string {
  return shown.pair.same ? today(shown) : compared(shown, moved);
}

function today(shown: Answer): string {
  const { policy, calendar } = shown.pair.now.complete;
  const who = { individual: "individuals are measured", team: "teams are measured and individuals are not", none: "nobody is measured" }[policy.metrics];
  const target = policy.handlePressure > 0 ? `${targetWords(policy, calendar.horizonWeeks)}` : "no target presses on handling time";
  const follows = policy.consequence === "none" ? "nothing follows from the scorecard" : `what follows from the scorecard is ${followsWords(policy)}`;
  const say = (id: string): string => {
    const metric = metricOf(shown, "now", id);
    return metric ? format(metric.mean, kindOf(metric.unit)) : "not known";
  };
  return `As things stand, ${who}, ${target} and ${follows}. A call takes *${say("handleSeconds")}*${metricOf(shown, "now", "firstContactResolution") ? ` and *${say("firstContactResolution")}* of issues are resolved at the first` : ""}.`;
}

/** The facts of the first sentence, by what they speak of where the run cannot tell. */
const FACTS: Record<string, { unclear: string; say: (size: number, up: boolean, span: string) => string }> = {
  handleSeconds: { unclear: "the length of calls", say: (size, up) => `*${format(size, "seconds")} ${up ? "more" : "less"}* on a call` },
  offered: { unclear: "the number of calls", say: (size, up, span) => `*${count(size)} ${up ? "more" : "fewer"} calls* ${span}` },
  firstContactResolution: { unclear: "first-contact resolution", say: (size, up) => `first-contact resolution *${signed(size, "share").replace("+", "")} ${up ? "higher" : "lower"}*` },
  strainMean: { unclear: "strain", say: (size, up) => `strain *${format(size, "sd")} ${up ? "higher" : "lower"}*` },
  attritionPerYear: { unclear: "leaving", say: (size, up) => `leaving *${signed(size, "share").replace("+", "")} ${up ? "higher" : "lower"}*` },
};

function compared(shown: Answer, moved: readonly Moved[]): string {
  const { now, start } = shown.pair;
  const phrases = policyPhrases(now.complete, start.complete);
  const others = moved.filter(({ path }) => !path.startsWith("policy."));
  if (phrases.length === 0) phrases.push(others.length === 1 ? `another ${others[0]!.label.toLowerCase()}` : moved.length === others.length ? `${number(others.length)} changes, none of them to the metric policy` : "a change that has nothing to act on yet");
  else if (others.length > 0) phrases.push(`${number(others.length)} ${others.length === 1 ? "change" : "changes"} elsewhere`);
  const span = now.complete.calendar.horizonWeeks === 52 ? "a year" : `in ${spanWords(shown)}`;
  const pressing = now.complete.policy.handlePressure !== start.complete.policy.handlePressure;
  const clear: string[] = [];
  const unclear: string[] = [];
  const ups = metricOf(shown, "now", "writeUps");
  const unjust = metricOf(shown, "now", "unjustWriteUpShare");
  if (ups?.mean && ups.mean > 0) clear.push(`*${count(ups.mean)} write-ups* ${span}${unjust?.mean != null ? `, *${share(unjust.mean, 0)}* of them unjust` : ""}`);
  // A target is about calls, a write-up about the people.
  const ids = pressing ? ["handleSeconds", "offered", "firstContactResolution", "strainMean"] : clear.length > 0 ? ["attritionPerYear", "strainMean"] : ["handleSeconds", "firstContactResolution", "strainMean", "attritionPerYear"];
  for (const id of ids) {
    const difference = differenceOf(shown, id);
    if (!difference || difference.mean === null) continue;
    if (certainty(difference).clear) clear.push(FACTS[id]!.say(Math.abs(difference.mean), difference.mean > 0, span));
    else unclear.push(FACTS[id]!.unclear);
  }
  const facts = listed(clear);
  const none = unclear.length > 0 ? `no clear change in ${listed(unclear)}` : "";
  return `${capital(listed(phrases))}: ${facts}${facts && none ? "; " : ""}${none}.`;
}

/** What the flow comes to, where that is not what one would think. */
export function loadWords(shown: Answer): string {
  const [calls, occupancy] = [differenceOf(shown, "offered"), differenceOf(shown, "occupancy")];
  // Without another target the few calls more or less say nothing of one.
  const targets = shown.pair.now.complete.policy.handlePressure !== shown.pair.start.complete.policy.handlePressure;
  if (!targets || calls?.mean == null || occupancy?.mean == null) return "";
  const [more, busy] = [certainty(calls), certainty(occupancy)];
  const size = signed(Math.abs(occupancy.mean), "share").replace("+", "");
  if (more.clear && more.way === "higher" && busy.clear) {
    return busy.way === "lower"
      ? `More calls come, and since each is shorter, agents are less busy: occupancy falls by ${size}. What is saved shows on the floor at once; what it costs shows with callers, who have to call again.`
      : `More calls come and agents are busier: occupancy rises by ${size}.`;
  }
  if (more.clear && more.way === "higher") return "More calls come; whether agents are busier for it, this run cannot tell.";
  return "";
}
