import type { GoalsInput, LawInput } from "../../../src/boundary/breather";

/** One queue, as typed in the Queue lab; the three models are asked the same. */
export interface LabQueue {
  callsPerHour: number;
  handleSeconds: number;
  agents: number;
  patienceSeconds: number;
  lines: number | null;
  targetSeconds: number;
  redialShare: number;
}

export type Family = LawInput["distribution"];

/** What a simulation is told of the queue beyond what formulas can take. */
export interface LabSimulation {
  service: Family;
  /** Coefficient of variation, for the families that have one. */
  serviceCv: number;
  patience: Family;
  patienceCv: number;
  redialDelaySeconds: number;
  calls: number;
  seed: number;
}

/** Everything typed in the Queue lab. */
export interface Lab {
  now: LabQueue;
  /** What `now` is compared with. */
  start: LabQueue;
  /** What "how many agents" asks for. */
  goals: GoalsInput;
  simulation: LabSimulation;
}

const QUEUE: LabQueue = {
  callsPerHour: 150,
  handleSeconds: 300,
  agents: 14,
  patienceSeconds: 180,
  lines: null,
  targetSeconds: 20,
  redialShare: 0,
};

/** A small queue near its limit, where the three models differ; simulated by the laws that the formulas stand on. */
export const LAB: Lab = {
  now: QUEUE,
  start: QUEUE,
  goals: { serviceLevel: 0.8, averageSpeedOfAnswerSeconds: null, abandonedShare: null, occupancy: null },
  simulation: {
    service: "exponential",
    serviceCv: 1,
    patience: "exponential",
    patienceCv: 1,
    redialDelaySeconds: 1730,
    calls: 200_000,
    seed: 1,
  },
};
