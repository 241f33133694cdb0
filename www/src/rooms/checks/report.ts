/** The validation report that is built into the file: every comparison of the simulation with theory, published figures and real data. */

export interface Family {
  id: string;
  title: string;
  kind: "theory" | "published" | "real data" | "simulation of others";
  source: string;
  about: string;
  cases: number;
  comparisons: number;
  outside: number;
  /** How many would lie outside by chance alone. */
  expectedOutside: number;
  notRun: { case: string; why: string }[];
  /** Which of the comparisons the rows are. */
  shown: string;
  rows: [caseName: string, statistic: string, expected: number, simulated: number, halfWidth: number, inside: 0 | 1][];
}

/** A comparison with what really happened. */
export interface Real {
  title: string;
  about: string;
  rows: RealRow[];
  /** Of the figures that have a range, how many lie in it, and how many there are; null or absent where none has one. */
  inside?: number | null;
  of?: number | null;
}

/**
 * The unit is "share", "s" or what is counted. The reason says why the two differ, and is empty where none is known.
 * Most simulations lie between low and high, and `inside` says whether what happened does; null or absent where that was not asked.
 */
export type RealRow = [what: string, happened: number | null, simulated: number | null, unit: string, reason: string, low?: number | null, high?: number | null, inside?: boolean | null];

export interface Report {
  version: string;
  /** How it was made: command and seed. */
  made: string;
  confidence: number;
  families: Family[];
  real: Real[];
  speed?: { what: string; value: string; note: string }[];
}

let read: Report | null | undefined;

/** The report; null where the file was built without one. */
export function report(): Report | null {
  if (read === undefined) {
    const text = document.getElementById("report")?.textContent?.trim();
    read = text ? (JSON.parse(text) as Report) : null;
  }
  return read;
}

/** All families together. */
export function sum(families: readonly Family[]): { comparisons: number; outside: number; expected: number } {
  return families.reduce((all, family) => ({ comparisons: all.comparisons + family.comparisons, outside: all.outside + family.outside, expected: all.expected + family.expectedOutside }), {
    comparisons: 0,
    outside: 0,
    expected: 0,
  });
}
