/** The module as others use it: what it gives, and that bad input of any shape is answered with problems. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import test from "node:test";
import { breather as load, path, text } from "../support/module.mjs";
import { garbage, problemsOf } from "../support/garbage.mjs";

const breather = await load();
const queue = { model: "erlangA", callsPerHour: 200, handleSeconds: 180, agents: 14, patienceSeconds: 300 };
const simulated = {
  callsPerHour: 200,
  agents: 14,
  service: { distribution: "lognormal", meanSeconds: 180, cv: 1.1 },
  patience: { distribution: "weibull", meanSeconds: 120, cv: 0.8 },
  lines: 30,
  redial: { share: 0.2, meanDelaySeconds: 60, blockedShare: 0.5 },
  targetSeconds: 20,
  calls: 5000,
  warmupCalls: 100,
  seed: 1,
};

const people = [
  { id: "a", calls: 400, handleSeconds: 310, qaScore: 82, qaEvaluations: 6 },
  { id: "b", calls: 380, handleSeconds: 335, qaScore: 75, qaEvaluations: 5 },
  { id: "c", calls: 410, handleSeconds: 296, qaScore: 88, qaEvaluations: 7 },
];

/** A made-up floor with its truth, for cards that are held against it. */
const drawn = breather.drawFloor({ agents: 30, metrics: [{ id: "qa" }] });

test("published: a worked example of the Erlang A calculator of pyworkforce", () => {
  const answer = breather.queue({ ...queue, targetSeconds: 20 });
  assert.ok(Math.abs(answer.waitProbability - 0.14526) < 5e-6);
  assert.ok(Math.abs(answer.abandonedShare - 0.013984) < 5e-7);
  assert.ok(Math.abs(answer.serviceLevel - 0.916792) < 5e-7);
});

test("an unstable queue is an answer with nulls, not an error", () => {
  const answer = breather.queue({ model: "erlangC", callsPerHour: 400, handleSeconds: 180, agents: 14 });
  assert.equal(answer.stable, false);
  assert.equal(answer.waitProbability, 1);
  assert.equal(answer.averageSpeedOfAnswerSeconds, null);
  assert.equal(answer.meanWaitSeconds, null);
});

test("every problem is told at once, with path, bound and what was given", () => {
  const problems = problemsOf(() =>
    breather.queue({ model: "erlangX", callsPerHour: -1, handleSeconds: NaN, agents: "many", patience: 3 }),
  );
  const told = Object.fromEntries(problems.map(({ path, code }) => [path, code]));
  assert.deepEqual(told, {
    model: "not_a_choice",
    callsPerHour: "out_of_range",
    handleSeconds: "not_finite",
    agents: "wrong_type",
    patience: "unknown_field",
  });
  assert.ok(problems.every(({ bound, got }) => bound && got));
});

for (const [name, given] of Object.entries(garbage)) {
  test(`garbage is answered with problems: ${name}`, () => {
    problemsOf(() => breather.queue(given));
    problemsOf(() => breather.staff(given));
    problemsOf(() => breather.importVolumes(given));
    problemsOf(() => breather.importAgents(given));
    problemsOf(() => breather.scorecard(given));
    problemsOf(() => breather.scorecard({ agents: given }));
    problemsOf(() => breather.scorecard({ agents: [given, given] }));
    if (given !== undefined && given !== null) {
      const { agents } = drawn;
      problemsOf(() => breather.scorecard({ agents, truth: given }));
      problemsOf(() => breather.scorecard({ agents, truth: { levels: given } }));
      problemsOf(() => breather.scorecard({ agents, truth: { levels: { qa: given } } }));
      problemsOf(() => breather.drawFloor({ gaming: { metric: given } }));
      problemsOf(() => breather.drawFloor({ metrics: given }));
    }
    if (given !== undefined && given !== null) problemsOf(() => breather.importAgents("agent,calls,AHT\na,1,2", { columns: given }));
    problemsOf(() => breather.simulateQueue(given));
    problemsOf(() => breather.startQueue(given));
    problemsOf(() => breather.traceQueue(given));
    problemsOf(() => breather.compare(given));
    problemsOf(() => breather.compareParts(given, {}, []));
    problemsOf(() => breather.score(given));
    problemsOf(() => breather.rank(given));
    if (typeof given === "string" || typeof given === "number") problemsOf(() => breather.score({ metrics: {} }, given));
    problemsOf(() => breather.traceDay(given, {}));
    problemsOf(() => breather.traceDay({}, given));
    const checked = breather.check(given);
    assert.equal(typeof checked.ok, "boolean");
    assert.equal(checked.ok, checked.problems.length === 0);
    if (checked.ok) breather.plan(given);
    else {
      problemsOf(() => breather.plan(given));
      problemsOf(() => breather.start(given));
      problemsOf(() => breather.simulate(given));
      problemsOf(() => breather.merge(given, {}, []));
      problemsOf(() => breather.prices(given));
      problemsOf(() => breather.compare([{}, given]));
    }
    // The instance still works.
    assert.equal(breather.queue(queue).stable, true);
  });
}

test("a scenario states only what differs from its preset", () => {
  const { ok, complete } = breather.check({ preset: "helpDesk20", queues: [{ talkSeconds: 300 }] });
  assert.ok(ok);
  assert.equal(complete.queues[0].talkSeconds, 300);
  assert.equal(complete.queues[0].afterCallSeconds, 120);
  assert.equal(complete.teams[0].heads, 24);
});

test("a file of a newer version is a clear problem", () => {
  const { ok, problems } = breather.check({ schemaVersion: 99 });
  assert.equal(ok, false);
  assert.deepEqual(problems.map(({ path, code }) => [path, code]), [["schemaVersion", "newer_version"]]);
});

test("every preset is a scenario, and describes itself in full", () => {
  const { presets, fields, schema, glossary } = breather.describe();
  assert.deepEqual(presets.map(({ label }) => label), [
    "A 100-seat service centre",
    "A 20-seat help desk",
    "A 400-seat outsourcer",
  ]);
  for (const { id, input, complete } of presets) {
    assert.ok(breather.check(input).ok, id);
    // What is complete is itself a valid input, and completes to itself.
    assert.deepEqual(breather.check(complete).complete, complete);
  }
  for (const { path, label, help, bound } of fields) assert.ok(path && label && help && bound, path);
  assert.equal(schema.type, "object");
  assert.ok(glossary.every(({ definition }) => definition.length > 20));
});

test("the module has exactly the functions that are declared", () => {
  const [, declared] = text("src/boundary/breather.d.ts").match(/export interface Breather \{([^}]*)\n\}/);
  const names = [...declared.matchAll(/^  (\w+)\(/gm)].map(([, name]) => name);
  assert.ok(names.length >= 13, names.join());
  assert.deepEqual(Object.keys(breather).sort(), names.sort());
});

test("what comes out has exactly the declared shape", () => {
  const week = { preset: "helpDesk20", calendar: { horizonWeeks: 1 } };
  const samples = {
    QueueResult: breather.queue({ ...queue, waitPercentiles: true }),
    StaffResult: breather.staff({ ...queue, agents: undefined, goals: { serviceLevel: 0.8 } }),
    CheckResult: breather.check({}),
    Description: breather.describe(),
    PlanResult: breather.plan({ preset: "helpDesk20" }, { roster: true }),
    SelfCheck: breather.selfCheck(),
    ScorecardReliability: breather.scorecardReliability({ simulate: { agents: 100, floors: 2 } }),
    SimulatedQueue: breather.simulateQueue(simulated),
    QueueTrace: breather.traceQueue(simulated, { startSeconds: 0 }),
    RunResult: breather.simulate({ preset: "helpDesk20", calendar: { horizonWeeks: 1 } }, { replications: 2 }),
    Comparison: breather.compare([week, { ...week, rest: { microBreaksPerShift: 2 } }], { replications: 2 }),
    ScenarioScore: breather.score(breather.simulate(week, { replications: 2 })),
    Ranking: breather.rank(breather.compare([week, { ...week, rest: { microBreaksPerShift: 2 } }], { replications: 2 }), { people: 2 }),
    Prices: breather.prices({ support: { peerRoundsPerYear: 2 } }),
    AgentDay: breather.traceDay({ preset: "helpDesk20" }, { day: 1, place: 2 }),
  };
  const listed = (value) =>
    value instanceof Float64Array
      ? [...value].map((figure) => (Number.isNaN(figure) ? null : figure))
      : value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, listed(part)]))
        : Array.isArray(value) ? value.map(listed) : value;
  const scored = {
    DrawnFloor: listed(drawn),
    ScorecardResult: listed(breather.scorecard({ agents: people, rule: { kind: "trafficLights" } })),
    AgentsResult: listed(breather.importAgents("agent,calls,AHT\na,100,300\nb,90,310", { names: "numbers" })),
  };
  const inputs = {
    ScorecardInput: { agents: people, metrics: [{ id: "qa", from: 60, to: 90 }], weights: { qa: 2 }, rule: { kind: "linear", flagBelow: 20 } },
    DrawFloorInput: { agents: 30, seed: 2, metrics: [{ id: "qa" }], samples: { evaluations: 6 }, mix: { share: 0.2 }, gaming: { share: 0.1, metric: "qa" }, assumptions: { scoring: { qaIcc: 0.1 } } },
    ScorecardReliabilityInput: { metric: "qa", samples: 6, mix: { penalty: 1 }, gaming: { share: 0.1 }, simulate: { floors: 0 } },
    ImportAgentsOptions: { names: "initials", acceptRest: true, columns: { id: 1, qaScore: 3 } },
    SimulateQueueInput: simulated,
    TraceOptions: { startSeconds: 0, lengthSeconds: 60 },
    ScoreWeights: { customers: 1, money: 0, criteria: { serviceLevel: { weight: 2, from: 0.5, to: 0.9 } }, reference: { metrics: breather.simulate(week, { replications: 1 }).metrics, weeks: 1 }, moneySpan: 0.1 },
    DayOptions: { seed: 1, replication: 0, day: 1, team: 0, place: 2 },
    RunOptions: { replications: 2, first: 0, seed: 1, fidelity: "full", uncertainty: false },
  };
  // Excess and missing fields are both errors for a literal that must satisfy a type.
  const source = [
    `import type * as T from "../../src/boundary/breather.d.ts";`,
    ...Object.entries({ ...samples, ...inputs }).map(([type, value]) => `({${JSON.stringify(value).slice(1, -1)}}) satisfies T.${type};`),
    // Typed arrays have no literals: here they are lists, of which every field must be declared.
    `type Listed<V> = V extends Float64Array ? (number | null)[] : V extends (infer U)[] ? Listed<U>[] : V extends object ? { [K in keyof V]: Listed<V[K]> } : V;`,
    ...Object.entries(scored).map(([type, value]) => `({${JSON.stringify(value).slice(1, -1)}}) satisfies Listed<T.${type}>;`),
    `import { load } from "../npm/index.js";`,
    `load().then((b) => {
      const run: T.ScenarioRun = b.start({ preset: "helpDesk20" }, { fidelity: "preview" });
      const { share, done }: { share: number; done: boolean } = run.advance(10);
      const merged: T.RunResult = b.merge({ preset: "helpDesk20" }, { fidelity: "preview" }, run.parts());
      const queue: T.Run<T.SimulatedQueue> = b.startQueue(${JSON.stringify(simulated)});
      queue.free();
      return [share, done, merged.metrics.serviceLevel?.halfWidth, queue.result().occupancy.mean];
    });`,
    `load().then((b) => b.queue({ model: "erlangC", callsPerHour: 1, handleSeconds: 1, agents: 1 }).occupancy.toFixed());`,
  ].join("\n");
  mkdirSync(path("dist/contract"), { recursive: true });
  writeFileSync(path("dist/contract/shapes.ts"), source);
  writeFileSync(
    path("dist/contract/tsconfig.json"),
    JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, module: "ES2022", target: "ES2022", moduleResolution: "bundler", allowImportingTsExtensions: true, lib: ["ES2022", "DOM"], types: [] },
      files: ["shapes.ts"],
    }),
  );
  execFileSync(path("www/node_modules/.bin/tsc"), ["--project", path("dist/contract")], { encoding: "utf8", stdio: "pipe" });
});

test("equal bits: the self-check's digest is the native one", () => {
  const { digest, cases } = breather.selfCheck();
  assert.equal(cases, 210);
  assert.equal(digest, text("tests/data/self_check.txt").trim());
});

test("a scenario's score is made of its parts, and scenarios are ranked in the worlds that they share", () => {
  const week = { preset: "helpDesk20", calendar: { horizonWeeks: 1 } };
  const comparison = breather.compare([week, { ...week, mandatoryTimeOff: { daysPerPeriod: 2 } }], { replications: 3, fidelity: "preview" });
  const { scenarios, pairs, order, orderHolds, worlds } = breather.rank(comparison);
  for (const { madeOf, score } of scenarios) {
    assert.equal(madeOf.parts.reduce((sum, { contribution }) => sum + contribution, 0), madeOf.score);
    assert.equal(score.mean, madeOf.score);
    for (const { contribution, criteria } of madeOf.parts) assert.equal(criteria.reduce((sum, one) => sum + one.contribution, 0), contribution);
  }
  assert.equal(worlds, 3);
  assert.equal(pairs[0].higher + pairs[0].equal + pairs[0].lower, 3);
  assert.ok(scenarios[order[0]].place === 1 && orderHolds >= 0 && orderHolds <= 1);
  const alone = breather.score({ metrics: comparison.scenarios[0].metrics, weeks: 1 }, { reference: { metrics: comparison.scenarios[0].metrics, weeks: 1 } });
  assert.equal(alone.score, scenarios[0].madeOf.score, "the same figures, the same score");
  assert.deepEqual(problemsOf(() => breather.score(comparison.scenarios[0], { customers: -1, joy: 1 })).map(({ path, code }) => [path, code]), [["customers", "out_of_range"], ["joy", "unknown_field"]]);
});

test("agents are scored alike by rows and by columns, and nothing of them is changed", () => {
  const columns = { id: people.map(({ id }) => id) };
  for (const name of ["calls", "handleSeconds", "qaScore", "qaEvaluations"]) columns[name] = Float64Array.from(people, (row) => row[name]);
  const [byRows, byColumns] = [people, columns].map((agents) => breather.scorecard({ agents }));
  assert.deepEqual(byRows.agents, byColumns.agents);
  assert.deepEqual(byRows.agents.id, ["a", "b", "c"]);
  assert.ok(byRows.agents.score instanceof Float64Array && byRows.agents.rankLow.every((rank) => rank >= 1 && rank <= 3));
  const odd = problemsOf(() => breather.scorecard({ agents: [...people, { id: "a", qaScore: "82", salary: 1 }] }));
  assert.deepEqual(odd.map(({ path, code }) => [path, code]), [["agents[3].qaScore", "wrong_type"], ["agents[3].salary", "unknown_field"]]);
  assert.deepEqual(problemsOf(() => breather.scorecard({ agents: { ...columns, fun: [1, 2, 3] } })).map(({ path }) => path), ["agents[0].fun", "agents[1].fun", "agents[2].fun"]);
});

test("an import of agents goes straight into a scorecard, and bad cells are told by line and column", () => {
  const seen = [];
  const table = "Agent,Calls,AHT,QA score,Evaluations\nAnn,400,310,82,6\nBo,380,5:35,75,5\nCy,,296,88,7\n";
  assert.deepEqual(problemsOf(() => breather.importAgents(table)).map(({ line, column, code }) => [line, column, code]), [[4, 2, "empty_cell"]]);
  const { agents, notes, rowsUsed } = breather.importAgents(table, { acceptRest: true, names: "numbers" }, (share) => seen.push(share));
  assert.deepEqual([agents.id, [...agents.handleSeconds], rowsUsed, notes.length], [["1", "2", "3"], [310, 335, NaN], 3, 1]);
  assert.ok(seen.length > 0 && seen.every((share) => share >= 0 && share <= 1));
  assert.equal(breather.scorecard({ agents }).agents.score.length, 3);
});

test("law: a made-up floor goes straight into a scorecard, and what is revealed adds up", () => {
  const { agents, truth } = breather.drawFloor({ agents: 60, seed: 5, gaming: { share: 0.2 } });
  assert.ok(agents.qaScore instanceof Float64Array && agents.id.length === 60 && Object.keys(truth.levels).length === 8);
  assert.deepEqual(breather.drawFloor({ agents: 60, seed: 5, gaming: { share: 0.2 } }), { agents, truth });
  assert.equal(breather.scorecard({ agents }).revealed, null);
  for (const kind of ["linear", "bands", "zScores", "forcedRanking", "trafficLights"]) {
    const { revealed: told, flagged, agents: scored } = breather.scorecard({ agents, truth, rule: { kind } });
    assert.equal(told.rightly + told.wrongly, flagged.count, kind);
    assert.equal(told.rightly + told.missed, told.belonging, kind);
    assert.equal(scored.flagged.filter((is, at) => is && !told.agents.belongs[at]).length, told.wrongly, kind);
    assert.equal(scored.flagged.filter((is, at) => is && told.agents.betterHalf[at]).length, told.aboveMedian, kind);
    assert.deepEqual([told.hard.people, told.games.people], [truth.hard.length, truth.games.length]);
    assert.deepEqual([...told.agents.rank].sort((a, b) => a - b), Array.from({ length: 60 }, (_, at) => at + 1));
  }
  const short = problemsOf(() => breather.scorecard({ agents, truth: { levels: { ...truth.levels, qa: [1] } } }));
  assert.deepEqual(short.map(({ path, code }) => [path, code]), [["truth.levels.qa", "conflict"]]);
});

test("five thousand agents are scored with intervals in well under a second", () => {
  let state = 1;
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const agents = Array.from({ length: 5000 }, (_, i) => ({
    id: `a${i}`, calls: 300 + Math.floor(200 * uniform()), handleSeconds: 250 + 100 * uniform(), handleSdSeconds: 200,
    qaScore: 70 + 20 * uniform(), qaEvaluations: 6, satisfaction: 60 + 30 * uniform(), surveys: 30, resolvedShare: 0.6 + 0.2 * uniform(), hostileShare: 0.2 * uniform(),
  }));
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now();
    const { agents: scored } = breather.scorecard({ agents });
    assert.equal(scored.rankHigh.length, 5000);
    return performance.now() - started;
  });
  const best = Math.min(...times);
  console.log(`# 5 000 agents, 4 metrics: ${best.toFixed(1)} ms at best of 7`);
  // The bar is 50 ms; a machine that is busy with other tests takes a few times as long.
  assert.ok(best < 200, `${times}`);
});
