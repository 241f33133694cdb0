/** The Scorecard lab in words. No advice: what the figures say, and how surely. */
import type { MetricScores, Revealed, ScorecardMetricId, ScorecardReliability, ScorecardResult } from "../../../../src/boundary/breather";
import { about, number, several, share } from "../../format.ts";
import type { Cards } from "../../state/cards.ts";
import { inputField, term } from "../../state/describe.ts";
import { listed } from "../scenario/words.ts";
import { flagBy } from "./ask.ts";

/** A part of a sentence; the strong ones carry the result. */
export interface Part {
  text: string;
  strong?: true;
}

const plain = (text: string): Part => ({ text });
const strong = (text: string): Part => ({ text, strong: true });

export function metricLabel(id: ScorecardMetricId): string {
  return term(`scorecard.${id}`)?.term ?? id;
}

const SAMPLES: Record<ScorecardMetricId, [string, string]> = {
  handleTime: ["call", "calls"],
  afterCallWork: ["call", "calls"],
  qa: ["evaluated call", "evaluated calls"],
  satisfaction: ["survey", "surveys"],
  firstContactResolution: ["issue", "issues"],
  adherence: ["day", "days"],
  attendance: ["shift", "shifts"],
  compliments: ["call", "calls"],
};

/** So many of what a metric is made of. */
export function samplesWords(metric: ScorecardMetricId, count: number): string {
  const [one, more] = SAMPLES[metric];
  return several(count, one, more);
}

export function sampleWord(metric: ScorecardMetricId): string {
  return SAMPLES[metric][0];
}

/** A reliability, which is no share of anything that is counted: 0.27. */
export function reliabilityWords(value: number): string {
  return number(value, 2);
}

/** Half of what is seen is true differences: below it chance has the greater part. */
const HALF = 0.5;

/** The result, in a sentence. */
export function headline({ verdict, flagged, agents }: ScorecardResult): Part[] {
  const people = several(agents.id.length, "person", "people");
  if (verdict.code === "allEqual") return [strong("All figures are the same"), plain(`: nothing tells these ${people} apart.`)];
  const can = {
    tellsApart: [plain(`These figures tell ${people} apart. `)],
    tooNoisy:
      verdict.reliability < HALF
        ? [strong("Chance hides most of the differences"), plain(` between these ${people}. `)]
        : [strong("Chance blurs the differences"), plain(` between these ${people} more than is wanted. `)],
    noDifference: [strong("Nothing shows that these people differ"), plain(`: the figures of ${number(agents.id.length)} equal people would look like this. `)],
  }[verdict.code];
  if (flagged.count === 0) return [...can, plain("Nobody is flagged.")];
  const one = flagged.count === 1;
  return [...can, plain(one ? "One is flagged, and the flag is right with a chance of " : `${number(flagged.count)} are flagged, and a flag is right with a chance of `), strong(chance(flagged.rightly)), plain(".")];
}

function chance(value: number | null): string {
  return value === null ? "none" : share(value, 0);
}

/** What stands behind the headline. */
export function behind({ verdict, flagged }: ScorecardResult, cards: Cards): string {
  const parts = flagged.count > 0 ? [`A flag is right if the person's true score is among ${groupWords(cards)}. `] : [];
  parts.push(`The score's reliability on this floor is ${reliabilityWords(verdict.reliability)} of 1, where ${reliabilityWords(verdict.wantedReliability)} is wanted`);
  if (verdict.code === "tooNoisy" || verdict.code === "noDifference") {
    parts.push(verdict.timesTheSamples === null ? "; no number of samples would reach that." : `; that would take ${about(verdict.timesTheSamples)} times the samples.`);
  } else parts.push(".");
  const clear = [
    verdict.clearlyBelow > 0 ? `${number(verdict.clearlyBelow)} ${verdict.clearlyBelow === 1 ? "lies" : "lie"} clearly below the mean` : "",
    verdict.clearlyAbove > 0 ? `${number(verdict.clearlyAbove)} clearly above ${verdict.clearlyBelow > 0 ? "it" : "the mean"}` : "",
  ].filter((text) => text !== "");
  parts.push(clear.length > 0 ? ` ${clear.join(" and ")}.` : " Nobody lies clearly below or above the mean.");
  if (flagged.count > 0 && flagged.aboveMedian !== null) parts.push(` A flagged person is truly in the better half with a chance of ${share(flagged.aboveMedian, 0)}.`);
  if (flagged.tied > 0) parts.push(` ${several(flagged.tied, "other has", "others have")} the same score as the last who is flagged.`);
  return parts.join("");
}

/** Metrics whose reliability is an assumption. */
export function assumedWords({ verdict }: ScorecardResult): string {
  if (verdict.assumed.length === 0) return "";
  const names = verdict.assumed.map((id) => metricLabel(id).toLowerCase());
  return `How far chance moves ${listed(names)} cannot be seen in these figures: it is taken from the assumptions.`;
}

/** Who belongs among the flagged, by the rule of the card. */
export function groupWords(cards: Cards): string {
  const { kind } = cards.rule;
  switch (flagBy(cards, kind)) {
    case "share":
      return `the last ${share(cards.flag.share, 0)}`;
    case "reds":
      return cards.flag.reds === 1 ? "those with a red metric" : `those with ${number(cards.flag.reds)} red metrics`;
    case "below":
      return kind === "zScores" ? `those below ${number(cards.flag.zBelow, 2)} SD` : `those below ${number(cards.flag.below, 1)} points`;
  }
}

/** What the truth says of the flags. */
export function revealWords(told: Revealed, flagged: number, cards: Cards): string {
  const group = groupWords(cards);
  const parts: string[] = [];
  if (flagged === 0) parts.push("Nobody was flagged.");
  else if (told.wrongly === 0) parts.push(`${flagged === 1 ? "The one who is flagged truly belongs" : `All ${number(flagged)} who are flagged truly belong`} among ${group}.`);
  else {
    parts.push(`Of ${number(flagged)} flagged, ${number(told.rightly)} truly ${told.rightly === 1 ? "belongs" : "belong"} among ${group}; ${several(told.wrongly, "flag is", "flags are")} unjust.`);
    if (told.aboveMedian > 0) parts.push(`${number(told.aboveMedian)} of the flagged ${told.aboveMedian === 1 ? "is" : "are"} truly in the better half of the floor.`);
  }
  parts.push(told.missed === 0 ? "Nobody who belongs there was missed." : `${number(told.missed)} who ${told.missed === 1 ? "belongs" : "belong"} there ${told.missed === 1 ? "was" : "were"} missed.`);
  if (told.hard.people > 0) parts.push(`On the hostile queue ${told.hard.people === 1 ? "is 1 person" : `are ${number(told.hard.people)}`}: ${number(told.hard.flagged)} flagged, ${number(told.hard.wrongly)} unjustly.`);
  if (told.games.people > 0) parts.push(`${several(told.games.people, "person games", "people game")} a figure: ${number(told.games.flagged)} flagged, ${number(told.games.spared)} spared who ${told.games.spared === 1 ? "belongs" : "belong"} there.`);
  return parts.join(" ");
}

/** How the practice fares in a year. */
export function practiceWords(answer: ScorecardReliability, metric: ScorecardMetricId, flagShare: number, looks: number): Part[] {
  const { closedForm: form, samples } = answer;
  return [
    plain(`Ranked by ${samplesWords(metric, samples)} each, `),
    strong(`${share(form.flaggedTruly ?? 0, 0)} of the flagged`),
    plain(` truly belong to the lowest ${share(flagShare, 0)}. In ${several(looks, "look", "looks")} a year a good agent is written up with a chance of `),
    strong(share(form.goodWrittenUp ?? 0, 0)),
    plain("."),
  ];
}

/** What one sample says, and how many it takes. */
export function sampleSays(answer: ScorecardReliability, metric: ScorecardMetricId, wanted: number): string {
  const needed = answer.samplesNeeded === null ? "No number of samples gives" : `It takes ${samplesWords(metric, Math.ceil(answer.samplesNeeded))} of each agent for`;
  return `Of what makes one ${sampleWord(metric)} differ from another, ${share(answer.icc)} lies between agents and the rest is the calls themselves. ${answer.samplesNeeded === null ? `${needed} a reliability of ${reliabilityWords(wanted)}.` : `${needed} a reliability of ${reliabilityWords(wanted)}; the ${number(answer.samples)} at hand have ${reliabilityWords(answer.closedForm.reliability ?? 0)}.`}`;
}

const FROM: Record<MetricScores["withinFrom"], string> = { counted: "the law of counts", given: "the figures' own scatter", stated: "your statement", assumed: "an assumption" };

export function scatterWords(metric: MetricScores): string {
  return FROM[metric.withinFrom];
}

const VERDICTS: Record<MetricScores["verdict"], string> = { tellsApart: "tells people apart", tooNoisy: "chance blurs it", noDifference: "no difference shown", allEqual: "all the same" };

export function verdictWords({ verdict, reliability }: MetricScores): string {
  return verdict === "tooNoisy" && reliability < HALF ? "chance hides most" : VERDICTS[verdict];
}

const MIX = { hostileShare: "a hostile call", complexShare: "a complex call", failureShare: "a failure-demand call" } as const;

/** How a metric's case mix was taken out. */
export function mixWords({ caseMix }: MetricScores): string {
  if (caseMix.method === "none" || caseMix.effects.length === 0) return "not adjusted";
  return caseMix.effects.map(({ of, effect, standardError }) => `${MIX[of]}: ${effect > 0 ? "+" : ""}${about(effect)}${caseMix.method === "regression" ? ` (standard error ${about(standardError)})` : ""}`).join("; ");
}

/** The rule's name as the engine has it. */
export function ruleLabel(kind: string): string {
  return inputField("scorecard", "rule.kind").options?.find(({ value }) => value === kind)?.label ?? kind;
}
