/** People by the module as others use it: comparisons, prices, an agent's day, previews. */

import assert from "node:assert/strict";
import test from "node:test";
import { problemsOf } from "../support/garbage.mjs";
import { breather as load } from "../support/module.mjs";

const breather = await load();
const base = { preset: "helpDesk20", calendar: { horizonWeeks: 2 } };
const scenario = { ...base, mandatoryTimeOff: { daysPerPeriod: 2 }, support: { peerRoundsPerYear: 1 } };
const options = { replications: 4, seed: 3 };

/** The repetitions of a run, worked on in two pieces. */
function pieces(input, asked = options) {
  return [
    { ...asked, replications: 1 },
    { ...asked, first: 1, replications: 3 },
  ].flatMap((piece) => {
    const run = breather.start(input, piece);
    while (!run.advance(5).done);
    const parts = run.parts();
    run.free();
    return parts;
  });
}

test("law: a comparison has the bits of its parts, however they were shared out and in whatever order", () => {
  const whole = breather.compare([base, scenario], options);
  const parts = [pieces(base).reverse(), pieces(scenario)];
  const apart = breather.compareParts([base, scenario], options, parts);
  assert.deepEqual(apart, whole);
  assert.equal(whole.replications, 4);
  const { differences } = whole.pairs[0];
  for (const [id, { mean }] of Object.entries(differences)) {
    const [first, second] = whole.scenarios.map(({ metrics }) => metrics[id].mean);
    if (mean !== null) assert.ok(Math.abs(second - first - mean) <= 1e-9 * (Math.abs(first) + 1), id);
  }
  assert.ok(differences.protectedDaysGiven.mean > 0);
  // Where nobody calls again or back, the difference in offered calls is none at all: the same callers come.
  const once = (input) => ({ ...input, customers: { simulated: false }, queues: [{ ...input.queues?.[0], redialShare: 0 }] });
  const [{ differences: same }] = breather.compare([once(base), once(scenario)], options).pairs;
  assert.equal(same.offered.mean, 0);
  assert.ok(same.serviceLevel.mean !== 0 && differences.offered.mean !== 0);
});

test("law: a scenario compared with itself differs in nothing", () => {
  const { pairs } = breather.compare([base, { ...base }], { ...options, replications: 2 });
  for (const [id, { mean, probabilityHigher }] of Object.entries(pairs[0].differences)) {
    if (mean !== null) assert.deepEqual([mean, probabilityHigher], [0, 0.5], id);
  }
});

test("law: what is known of the baseline takes the place of its preview", () => {
  const preview = { seed: 3, fidelity: "preview" };
  const known = pieces(base, { seed: 3 });
  const parts = [base, scenario].map((input) => pieces(input, preview));
  const plain = breather.compareParts([base, scenario], preview, parts);
  const sharp = breather.compareParts([base, scenario], preview, parts, known);
  const full = breather.simulate(base, { seed: 3, replications: 4 });
  assert.deepEqual(sharp.pairs, plain.pairs);
  const level = sharp.scenarios.map(({ metrics }) => metrics.serviceLevel.mean);
  assert.equal(level[0], full.metrics.serviceLevel.mean);
  assert.ok(Math.abs(level[1] - level[0] - plain.pairs[0].differences.serviceLevel.mean) < 1e-12);
  problemsOf(() => breather.compareParts([base, scenario], preview, parts, parts[0]));
});

test("what cannot be compared is told with the scenario's place", () => {
  const told = problemsOf(() => breather.compare([base, { teams: 3 }, { ...base, calendar: { horizonWeeks: 3 } }], options));
  assert.deepEqual(told.map(({ path }) => path), ["inputs[1].teams"]);
  const weeks = problemsOf(() => breather.compare([base, { ...base, calendar: { horizonWeeks: 3 } }], options));
  assert.deepEqual(weeks.map(({ path, code }) => [path, code]), [["inputs[1].calendar.horizonWeeks", "conflict"]]);
  const lists = problemsOf(() => breather.compareParts([base, scenario], options, [pieces(base)]));
  assert.deepEqual(lists.map(({ path }) => path), ["parts"]);
});

test("levers at rest cost nothing; others what their hours and fees come to", () => {
  assert.deepEqual(breather.prices({}), { levers: [], hoursPerAgentPerWeek: 0, moneyPerYear: 0, moneyOnce: 0, payPerYear: 0 });
  const { levers, payPerYear } = breather.prices({
    teams: [{ heads: 100 }],
    support: { peerRoundsPerYear: 2 },
    prices: { peerHoursPerRound: 4, wagePerHour: 20, onCostShare: 0.25 },
  });
  // Eight hours a year for each of a hundred people, at 25 an hour.
  assert.deepEqual(levers.map(({ path }) => path), ["support.peerRoundsPerYear"]);
  assert.ok(Math.abs(levers[0].hoursPerAgentPerWeek - 8 / 52) < 1e-12);
  assert.ok(Math.abs(payPerYear - 8 * 100 * 25) < 1e-6);
});

test("law: every lever that is described is a field, and acts through assumptions that are described", () => {
  const { levers, fields, assumptions } = breather.describe();
  const paths = new Set(fields.map(({ path }) => path));
  const ids = new Set(assumptions.map(({ id }) => id));
  assert.ok(levers.length > 25);
  for (const { path, details, known, price, assumptions: through } of levers) {
    for (const one of [path, ...details]) assert.ok(paths.has(one), one);
    for (const id of through) assert.ok(ids.has(id), `${path} acts through ${id}`);
    assert.ok(known.length > 20 && price.length > 2, path);
  }
});

test("a day that there is not is a problem", () => {
  const paths = (given) => problemsOf(() => breather.traceDay(base, given)).map(({ path }) => path);
  assert.deepEqual(paths({ day: 14, place: 0 }), ["day"]);
  assert.deepEqual(paths({ day: 1, place: 500 }), ["place"]);
  assert.deepEqual(paths({ day: 1, place: 0, team: 3 }), ["team"]);
  assert.deepEqual(paths({}), ["day", "place"]);
  const silent = problemsOf(() => breather.traceDay({ ...base, people: { simulated: false } }, { day: 1, place: 0 }));
  assert.deepEqual(silent.map(({ path }) => path), ["people.simulated"]);
});

test("law: every figure of a metric policy has its term, and is nothing where no policy acts", () => {
  const ids = ["targetPressure", "timeGivenShare", "writeUps", "unjustWriteUpShare", "flaggedJustlyShare", "dismissals", "rankStability"];
  const terms = new Map(breather.describe().glossary.map(({ id, definition }) => [id, definition]));
  const { metrics } = breather.simulate(base, { replications: 2 });
  for (const id of ids) {
    assert.ok(terms.get(id)?.length > 40 || id === "dismissals", id);
    assert.ok(id in metrics, id);
  }
  assert.deepEqual(ids.map((id) => metrics[id].mean), [0, 1, 0, null, null, 0, null]);
});

test("property: a target presses from its first week to its last, and a scorecard flags once a month", () => {
  const quarter = { ...base, calendar: { horizonWeeks: 13 } };
  const pressed = breather.simulate({ ...quarter, policy: { handlePressure: 1, targetFromWeek: 5, targetUntilWeek: 8 } }, { replications: 2 });
  const { targetPressure, timeGivenShare } = pressed.people.weeks;
  for (const [at, felt] of targetPressure.mean.entries()) assert.equal(felt > 0, at >= 4 && at < 8, `week ${at + 1}`);
  assert.deepEqual(timeGivenShare.mean.slice(0, 4), [1, 1, 1, 1]);
  // What became usual does not go back at once.
  assert.ok(timeGivenShare.mean[4] < 0.99 && timeGivenShare.mean[8] < 1);
  const { metrics, people } = breather.simulate({ ...quarter, policy: { consequence: "writeUp", flagShare: 0.2 } }, { replications: 2 });
  const weeks = people.weeks.writeUps.mean.filter((count) => count > 0);
  assert.ok(weeks.length >= 2 && weeks.length <= 3, `${weeks.length} looks in a quarter`);
  assert.ok(Math.abs(people.weeks.writeUps.mean.reduce((sum, count) => sum + count, 0) - metrics.writeUps.mean) < 1e-9);
  assert.ok(metrics.unjustWriteUpShare.mean >= 0 && metrics.unjustWriteUpShare.mean <= 1);
});
