import type { GoalsInput } from "../../../src/boundary/breather";

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

/** Everything typed in the Queue lab. */
export interface Lab {
  now: LabQueue;
  /** What `now` is compared with. */
  start: LabQueue;
  /** What "how many agents" asks for. */
  goals: GoalsInput;
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

/** A small queue near its limit, where the three models differ. */
export const LAB: Lab = {
  now: QUEUE,
  start: QUEUE,
  goals: { serviceLevel: 0.8, averageSpeedOfAnswerSeconds: null, abandonedShare: null, occupancy: null },
};
