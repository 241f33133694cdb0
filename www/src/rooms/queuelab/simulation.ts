/** The Queue lab's queue, call by call: what the engine is asked, and the words for what comes back. */
import type { Estimate, LawInput, Problem, QueueResult, SimulatedQueue, SimulateQueueInput } from "../../../../src/boundary/breather";
import { engine, newest } from "../../engine.ts";
import { number, seconds, share, shift } from "../../format.ts";
import { description } from "../../state/describe.ts";
import type { Family, LabQueue, LabSimulation } from "../../state/lab.ts";
import { controlId } from "../../state/paths.ts";
import type { Metric } from "./metrics.ts";

/** What a run is of. */
export interface Asked {
  now: LabQueue;
  simulation: LabSimulation;
}

/** Families with a coefficient of variation: the least and the most, and what it becomes where it lies outside. */
const VARIATION: Partial<Record<Family, { least: number; most: number; usual: number }>> = {
  lognormal: { least: 0.01, most: 10, usual: 1 },
  erlang: { least: 0.05, most: 1, usual: 0.5 },
  hyperexponential: { least: 1, most: 10, usual: 2 },
  uniform: { least: 0.01, most: 0.577, usual: 0.5 },
  weibull: { least: 0.05, most: 10, usual: 1.5 },
};

export function varies(family: Family): boolean {
  return family in VARIATION;
}

/** A coefficient of variation that the family can have: the one given, if it can. */
export function variation(family: Family, cv: number): number {
  const range = VARIATION[family];
  return !range || (cv >= range.least && cv <= range.most) ? cv : range.usual;
}

/** How handling times of real calls scatter: lognormal, by as much as the starting points say. */
export function asCallsAre(simulation: LabSimulation): LabSimulation {
  const cv = description.value?.presets[0]?.complete.queues[0]?.handleCv;
  return { ...simulation, service: "lognormal", serviceCv: variation("lognormal", cv ?? 1) };
}

export function byFormula({ simulation }: Asked): boolean {
  return simulation.service === "exponential" && simulation.patience === "exponential";
}

/** Whether Erlang A is exact for these inputs, so that nothing but chance can differ. */
export function exact(asked: Asked): boolean {
  return byFormula(asked) && asked.now.redialShare === 0;
}

function law(distribution: Family, meanSeconds: number, cv: number): LawInput {
  return { distribution, meanSeconds, ...(varies(distribution) ? { cv } : {}) };
}

export function inputOf({ now, simulation: s }: Asked): SimulateQueueInput {
  return {
    callsPerHour: now.callsPerHour,
    agents: now.agents,
    service: law(s.service, now.handleSeconds, s.serviceCv),
    patience: law(s.patience, now.patienceSeconds, s.patienceCv),
    lines: now.lines,
    redial: now.redialShare > 0 ? { share: now.redialShare, blockedShare: now.redialShare, meanDelaySeconds: s.redialDelaySeconds } : null,
    targetSeconds: now.targetSeconds,
    calls: s.calls,
    seed: s.seed,
  };
}

export const simulation = newest((asked: Asked) => engine.runQueue(inputOf(asked)));

/** Where a field of the simulation's input is typed; null for those of no control. */
export function controlOf({ path }: Problem): string | null {
  const places: Record<string, string> = {
    "service.meanSeconds": "handleSeconds",
    "patience.meanSeconds": "patienceSeconds",
    "redial.share": "redialShare",
    "redial.blockedShare": "redialShare",
    "service.distribution": "simulation.service",
    "service.cv": "simulation.serviceCv",
    "patience.distribution": "simulation.patience",
    "patience.cv": "simulation.patienceCv",
    "redial.meanDelaySeconds": "simulation.redialDelaySeconds",
    calls: "simulation.calls",
    seed: "simulation.seed",
  };
  return path ? controlId(`lab.${places[path] ?? path}`) : null;
}

/** The estimate of a row of the table; undefined if the engine gives none. */
export function estimateOf(metric: Metric, result: SimulatedQueue): Estimate | undefined {
  if (metric.percentile) return result.waitPercentilesSeconds[metric.percentile];
  const found = (result as unknown as Record<string, unknown>)[metric.term];
  return typeof found === "object" && found !== null ? (found as Estimate) : undefined;
}

/** Whether a formula's figure lies in the interval; null where either is missing. */
export function inside(figure: number | null, { mean, halfWidth }: Estimate): boolean | null {
  if (figure === null || mean === null || halfWidth === null) return null;
  return Math.abs(figure - mean) <= halfWidth;
}

/** The first sentence of the result. */
export function found({ now }: Asked, result: SimulatedQueue, formula: QueueResult | undefined): string {
  const { mean, halfWidth } = result.serviceLevel;
  if (mean === null) return "The queue is still filling up from empty, so that nothing is measured yet.";
  const give = halfWidth === null ? "" : `, give or take ${number(shift(halfWidth, 2), 2)} points`;
  const start = `Of ${number(result.calls)} simulated calls ${share(mean)} were answered within ${seconds(now.targetSeconds)}${give}`;
  if (!formula) return `${start}.`;
  const where = inside(formula.serviceLevel, result.serviceLevel);
  return `${start}; Erlang A says ${share(formula.serviceLevel)}${where === null ? "" : where ? ", inside that interval" : ", outside that interval"}.`;
}

const NAMES: Record<Family, string> = {
  exponential: "exponential",
  lognormal: "lognormal",
  deterministic: "all alike",
  erlang: "an Erlang law's",
  hyperexponential: "hyperexponential",
  uniform: "uniform",
  weibull: "a Weibull law's",
};

/** Why formula and simulation may differ: only what applies to these inputs. */
export function reasons(asked: Asked, result: SimulatedQueue): string[] {
  const { now, simulation: s } = asked;
  const out: string[] = [];
  if (exact(asked)) out.push("Every law here is one that Erlang A stands on, and for these it is exact: what differs is chance.");
  if (s.service !== "exponential") {
    const cv = s.service === "deterministic" ? 0 : s.serviceCv;
    const than =
      cv < 1
        ? "Shorter queues form than the formula has it, other things equal."
        : cv > 1
          ? "A few long calls keep agents busy while others wait: longer queues form than the formula has it, other things equal."
          : "Only the shape differs from the formula's, which matters less than the deviation and shows most in the longest waits.";
    out.push(`Handling time. Erlang A takes it for exponential, with a standard deviation equal to the mean. Here it is ${NAMES[s.service]}, ${cv === 0 ? "with no deviation at all" : cv === 1 ? "with the same standard deviation" : `with a standard deviation of ${number(cv, 2)} times the mean`}. ${than}`);
  }
  if (s.patience !== "exponential") {
    out.push(
      `Patience. In Erlang A a caller who has waited long is no likelier to hang up than one who has just come. Here patience is ${NAMES[s.patience]}: what counts is how many callers have very little of it, and the mean does not tell that.`,
    );
  }
  if (now.redialShare > 0) {
    out.push(
      `Redials. Simulated callers come back after ${seconds(s.redialDelaySeconds)} on average, perhaps into the same full queue. The formula counts them as further calls that come at any time.`,
    );
  }
  if (now.lines !== null && s.service !== "exponential") {
    out.push(`Lines. When all ${number(now.lines)} are taken depends on how handling times scatter, which the formula's blocking leaves out.`);
  }
  if (!result.stable) {
    out.push("Overload. More work comes than the agents can do: the simulated queue grows for as long as the run lasts and never settles, so its figures depend on the number of calls.");
  }
  const width = result.serviceLevel.halfWidth;
  if (width === null) out.push("Too few calls for an interval: what is shown could be chance.");
  else if (width > 0.02) out.push(`Few calls. They tell the service level only to within ${number(shift(width, 2), 1)} points either way; four times as many would halve that.`);
  if ((result.batchCorrelation ?? 0) > 0.3) {
    out.push(`Slow swings. Neighbouring parts of the run resemble each other (correlation ${number(result.batchCorrelation ?? 0, 2)}), so the intervals are narrower than they should be; more calls mend that.`);
  }
  return out;
}
