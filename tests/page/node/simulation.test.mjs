/** Simulation by the module as others use it: its meanings against the formulas, runs in steps, parts and their merging. */

import assert from "node:assert/strict";
import test from "node:test";
import { garbage, problemsOf } from "../support/garbage.mjs";
import { breather as load, text } from "../support/module.mjs";

const breather = await load();
const exponential = (meanSeconds) => ({ distribution: "exponential", meanSeconds });
const queue = { callsPerHour: 200, agents: 12, service: exponential(180), patience: exponential(120), calls: 40_000, seed: 1 };
const week = { preset: "helpDesk20", calendar: { horizonWeeks: 1 } };

const isEstimate = (value) => typeof value === "object" && value !== null && "mean" in value;

/** Every estimate in a result, with where it stands. */
function* estimates(value, at = "") {
  if (typeof value !== "object" || value === null) return;
  if (isEstimate(value) && !Array.isArray(value.mean)) yield [at, value];
  else for (const [name, inner] of Object.entries(value)) yield* estimates(inner, `${at}.${name}`);
}

/**
 * Theory: three half-widths are nearly six standard errors, which chance does not reach in the few figures here; a wrong
 * unit, denominator or share does. The floor is for figures that are exactly 0 or 1.
 */
function near(estimate, exact, what) {
  assert.ok(isEstimate(estimate), what);
  assert.ok(estimate.halfWidth >= 0 && estimate.halfWidth < 0.1 * Math.abs(exact) + 0.02, `${what}: ± ${estimate.halfWidth} of ${exact}`);
  assert.ok(Math.abs(estimate.mean - exact) <= 3 * estimate.halfWidth + 1e-9, `${what}: ${estimate.mean} ± ${estimate.halfWidth}, exactly ${exact}`);
}

const shared = ["offeredErlangs", "waitProbability", "serviceLevel", "serviceLevelAnswered", "serviceLevelExcludingShortAbandons",
  "averageSpeedOfAnswerSeconds", "meanWaitSeconds", "abandonedShare", "blockedShare", "occupancy", "meanQueue", "attemptsPerHour"];
const cases = {
  "Erlang A": { callsPerHour: 200, agents: 10, patienceSeconds: 120 },
  "Erlang A, long patience, few agents": { callsPerHour: 40, agents: 2, patienceSeconds: 400 },
  "Erlang A with lines": { callsPerHour: 220, agents: 10, patienceSeconds: 200, lines: 14 },
  "Erlang C": { callsPerHour: 200, agents: 13 },
  "Erlang C with lines": { callsPerHour: 220, agents: 10, lines: 16 },
  "Erlang B": { callsPerHour: 200, agents: 10, lines: 10 },
};
for (const [name, { callsPerHour, agents, patienceSeconds, lines }] of Object.entries(cases)) {
  test(`theory: ${name}, every figure that formula and simulation share`, () => {
    const model = { A: "erlangA", B: "erlangB", C: "erlangC" }[name[7]];
    const exact = breather.queue({ model, callsPerHour, handleSeconds: 180, agents, patienceSeconds, lines: model === "erlangB" ? null : lines, targetSeconds: 15, waitPercentiles: true });
    const patience = patienceSeconds ? exponential(patienceSeconds) : null;
    const got = breather.simulateQueue({ callsPerHour, agents, service: exponential(180), patience, lines, targetSeconds: 15, calls: 400_000, seed: 5 });
    for (const id of shared) near(got[id], exact[id], id);
    if (model !== "erlangB") {
      for (const id of ["p90", "p95", "p99"]) near(got.waitPercentilesSeconds[id], exact.waitPercentilesSeconds[id], id);
    }
    assert.equal(got.calls, got.answered + got.abandoned + got.blocked + got.inSystem);
    assert.deepEqual([got.customers, got.warmupCalls, got.inSystem, got.share, got.stable], [400_000, 20_000, 0, 1, true]);
  });
}

test("theory: 0.97295 of the calls of 100 agents at 95 erlang with two minutes of patience are served", () => {
  const got = breather.simulateQueue({ callsPerHour: 1140, agents: 100, service: exponential(300), patience: exponential(120), calls: 1_000_000, seed: 1 });
  const { mean, halfWidth } = got.abandonedShare;
  assert.ok(halfWidth < 0.002, `the interval says something: ± ${halfWidth}`);
  // The exact value is known to five digits. The seed is fixed, so that 1 in 20 seeds that miss is not met by chance.
  assert.ok(Math.abs(1 - mean - 0.97295) <= halfWidth, `${1 - mean} ± ${halfWidth}`);
  assert.ok(Math.abs(got.answered / got.calls - (1 - mean)) < 1e-3);
});

test("theory: customers and attempts under redials without limit of patience to call", () => {
  const got = breather.simulateQueue({ ...queue, agents: 8, redial: { share: 0.5, meanDelaySeconds: 300 }, calls: 200_000 });
  // Each attempt fails with a chance that does not depend much on its number; what is exact is the bookkeeping.
  assert.ok(Math.abs(got.attemptsPerHour.mean / 200 - got.attemptsPerCustomer.mean) < 0.01);
  assert.ok(Math.abs(got.customersServedShare.mean * got.customers - got.answered) < 0.01 * got.customers);
  assert.ok(got.attemptsPerCustomer.mean > 1.05);
});

test("law: a run has the same bits at once, in steps of any budget, and twice", () => {
  const { digest } = breather.simulateQueue(queue);
  assert.match(digest, /^[0-9a-f]{16}$/);
  assert.equal(breather.simulateQueue(structuredClone(queue)).digest, digest);
  assert.notEqual(breather.simulateQueue({ ...queue, seed: 2 }).digest, digest);
  for (const budget of [0, -1, -Infinity, 1e-9, 0.5, 3, 1e9, Infinity]) {
    const run = breather.startQueue(queue);
    let steps = 0;
    let last = 0;
    for (;;) {
      const { share, done } = run.advance(budget);
      steps += 1;
      assert.ok(share >= last && share <= 1, `${last} to ${share}`);
      last = share;
      // Looking on the way changes nothing.
      if (steps % 3 === 0) run.result();
      if (done) break;
      assert.ok(steps < 1000, "each call goes on");
    }
    if (budget <= 0) assert.ok(steps > 5, "one step and back");
    if (budget === Infinity) assert.equal(steps, 1);
    assert.equal(last, 1);
    assert.deepEqual(run.advance(budget), { share: 1, done: true });
    assert.deepEqual(run.result(), breather.simulateQueue(queue), `budget ${budget}`);
    run.free();
  }
});

test("law: the same for a scenario", () => {
  const options = { replications: 3, seed: 9 };
  const whole = breather.simulate(week, options);
  for (const budget of [0, 2, Infinity]) {
    const run = breather.start(week, options);
    while (!run.advance(budget).done);
    assert.deepEqual(run.result(), whole, `budget ${budget}`);
    run.free();
  }
  assert.notEqual(breather.simulate(week, { ...options, seed: 10 }).digest, whole.digest);
});

test("a budget is kept within a step or two", () => {
  const run = breather.startQueue({ ...queue, calls: 1e9 });
  run.advance(50);
  const started = performance.now();
  const { share, done } = run.advance(20);
  const took = performance.now() - started;
  // A cancel has 50 ms; a step takes about one. The bound leaves room for a machine that does other things as well.
  assert.ok(took >= 20 && took < 200, `${took} ms`);
  assert.ok(!done && share > 0 && share < 0.1);
  run.free();
});

for (const budget of [NaN, undefined, null, "10", {}, 10n, Symbol("ms"), { valueOf() { throw new Error("no"); } }]) {
  test(`a budget that is no number is a problem: ${typeof budget} ${Number.isNaN(budget) ? "NaN" : ""}`, () => {
    const run = breather.startQueue(queue);
    assert.deepEqual(problemsOf(() => run.advance(budget)).map(({ path }) => path), ["budgetMs"]);
    assert.ok(run.advance(Infinity).done, "the run goes on");
    run.free();
  });
}

test("a partial result of a queue says its share, and has no interval from fewer than two batches", () => {
  const run = breather.startQueue({ ...queue, calls: 400_000 });
  const before = run.result();
  assert.equal(before.share, 0);
  assert.equal(before.calls, 0);
  for (const [at, { mean, halfWidth }] of estimates(before)) assert.deepEqual([mean, halfWidth], [null, null], at);
  let { share } = run.advance(0);
  let seen = 0;
  while (share < 0.9) {
    ({ share } = run.advance(0));
    const { batches, share: held, calls, ...rest } = run.result();
    assert.ok(held <= share + 1e-12 && held < 1);
    if (batches < 2) for (const [at, { halfWidth }] of estimates(rest)) assert.equal(halfWidth, null, at);
    else seen += 1;
    if (calls > 0) assert.ok(Number.isFinite(rest.serviceLevel.mean));
  }
  assert.ok(seen > 0);
  const half = run.result();
  assert.ok(half.serviceLevel.halfWidth > 0 && half.customers < 400_000);
  run.free();
});

test("a partial result of a scenario says its repetitions, and has no interval from fewer than two", () => {
  const run = breather.start({ preset: "helpDesk20", calendar: { horizonWeeks: 4 } }, { replications: 3 });
  const counts = new Set();
  for (let done = false; !done; ) {
    const at = run.advance(0);
    done = at.done;
    const result = run.result();
    counts.add(result.replications);
    assert.ok(Math.abs(result.share - at.share) < 1e-12);
    assert.equal(run.parts().length, result.replications);
    if (result.replications < 2) {
      for (const [where, { halfWidth }] of estimates(result)) assert.equal(halfWidth, null, where);
      for (const { halfWidth } of Object.values(result.series).filter(isEstimate)) assert.ok(halfWidth.every((half) => half === null));
    } else {
      assert.ok(result.metrics.serviceLevel.halfWidth > 0);
    }
  }
  assert.deepEqual([...counts], [0, 1, 2, 3]);
  run.free();
});

test("a preview has the weeks of a full run and its first six repetitions, and simulates fewer calls", () => {
  const long = { preset: "helpDesk20", calendar: { horizonWeeks: 26 } };
  const [preview, whole] = ["preview", "full"].map((fidelity) => breather.simulate(long, { fidelity }));
  assert.deepEqual([preview.replications, preview.weeks, preview.fidelity], [6, 26, "preview"]);
  assert.ok(preview.events < whole.events / 1.5, `${preview.events} and ${whole.events} events`);
  // Both say the same of the same worlds, the preview from fewer days: within its own interval and the full run's.
  for (const id of ["serviceLevel", "handleSeconds", "occupancy", "attritionPerYear", "absenceShare", "strainMean", "costTotal"]) {
    const [a, b] = [preview.metrics[id], whole.metrics[id]];
    assert.ok(Math.abs(a.mean - b.mean) <= a.halfWidth + b.halfWidth, `${id}: ${a.mean} and ${b.mean}`);
  }
  const full = breather.simulate(week);
  assert.deepEqual([full.replications, full.weeks, full.fidelity, full.seed], [10, 1, "full", 1]);
});

test("the metrics of a scenario: known ids alone, with units, ends around the mean, and sums that agree", () => {
  const result = breather.simulate(week, { replications: 4 });
  // The contract's ids.
  const known = ["offered", "answered", "abandonedShare", "blockedShare", "serviceLevel", "averageSpeedOfAnswerSeconds", "waitP90Seconds",
    "occupancy", "handleSeconds", "redialShare", "hostileShare", "fatigueMean", "strainMean", "strainAboveOneSd", "absenceShare",
    "attritionPerYear", "vacancyShare", "headcount", "tenureWeeksMedian", "protectedDaysGiven", "protectedDaysCancelled", "costTotal",
    "costPerContact", "costTurnover", "costAbsence", "costTimeOff", "costSupport", "satisfaction", "customersLost", "firstContactResolution",
    "contactsPerIssue", "repeatShare", "failureDemandShare", "costPerResolvedIssue", "costFailureDemand", "revenueLost", "writeUps", "unjustWriteUpShare"];
  for (const id of known) assert.ok(id in result.metrics, id);
  // Shares of nobody: in a week perhaps no one leaves, and without a policy nobody is flagged.
  const ofNobody = ["earlyLeavingShare", "unjustWriteUpShare", "flaggedJustlyShare", "rankStability"];
  for (const part of [result, ...result.pools, ...result.queues, ...result.teams]) {
    for (const [id, metric] of Object.entries(part.metrics)) {
      assert.ok(typeof metric.unit === "string", id);
      if (metric.mean === null) {
        assert.deepEqual([ofNobody.includes(id), metric.low, metric.high], [true, null, null], id);
        continue;
      }
      assert.equal(metric.low, metric.mean - metric.halfWidth, id);
      assert.equal(metric.high, metric.mean + metric.halfWidth, id);
      if (/Share$|^serviceLevel|^occupancy$/.test(id)) assert.ok(metric.mean >= 0 && metric.mean <= 1, `${id}: ${metric.mean}`);
    }
  }
  // The centre first, then the departments as the preset's causes name them.
  assert.deepEqual(result.departments.map(({ name }) => name), ["The centre itself", "Development", "Purchasing", "Communication", "Human resources"]);
  assert.deepEqual(result.journey.stages.map(({ kind }) => kind), ["first", "repeat", "chase"]);
  const alone = breather.simulate({ ...week, customers: { simulated: false } }, { replications: 2 });
  assert.deepEqual([alone.departments, alone.journey, "satisfaction" in alone.metrics], [[], null, false]);
  const { offered, abandonedShare, blockedShare, answered } = result.metrics;
  assert.ok(Math.abs(offered.mean * (1 - abandonedShare.mean - blockedShare.mean) / answered.mean - 1) < 1e-3);
  const perWeek = result.series.offered.mean.reduce((sum, calls) => sum + calls, 0);
  assert.ok(Math.abs(perWeek / (offered.mean / result.weeks) - 1) < 1e-9, `${perWeek} a week, ${offered.mean} in all`);
  // The preset's own volume and handling time, within the scatter of four weeks.
  const [preset] = breather.describe().presets.filter(({ id }) => id === "helpDesk20");
  const { callsPerWeek, talkSeconds, holdSeconds, afterCallSeconds } = preset.complete.queues[0];
  assert.ok(Math.abs(offered.mean / callsPerWeek - 1) < 0.25);
  assert.ok(Math.abs(result.metrics.handleSeconds.mean / (talkSeconds + holdSeconds + afterCallSeconds) - 1) < 0.05);
});

test("law: parts of three runs, in any order and through a message, merge to the bits of one run", () => {
  const options = { replications: 6, seed: 4 };
  const whole = breather.simulate(week, options);
  const parts = [[0, 1], [1, 3], [4, 2]].flatMap(([first, replications]) => {
    const run = breather.start(week, { ...options, first, replications });
    run.advance(Infinity);
    const given = structuredClone(run.parts());
    run.free();
    return given;
  });
  assert.equal(parts.length, 6);
  for (const order of [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [2, 5, 0, 3, 1, 4]]) {
    assert.deepEqual(breather.merge(week, options, order.map((at) => parts[at])), whole, order.join());
  }
  // The same scenario said in another way.
  assert.equal(breather.merge(breather.check(week).complete, options, parts).digest, whole.digest);
  const some = breather.merge(week, options, parts.slice(2, 4));
  assert.deepEqual([some.replications, some.share], [2, 2 / 6]);
  const none = breather.merge(week, options, []);
  assert.deepEqual([none.replications, none.share, none.metrics.serviceLevel.mean], [0, 0, null]);
  const one = breather.merge(week, options, [parts[0]]);
  for (const [at, { halfWidth }] of estimates(one)) assert.equal(halfWidth, null, at);
});

test("merge refuses what does not belong together", () => {
  const options = { replications: 2, seed: 4 };
  const run = breather.start(week, options);
  run.advance(Infinity);
  const parts = run.parts();
  const merge = (input, options, parts) => problemsOf(() => breather.merge(input, options, parts)).map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(merge(week, options, [parts[0], parts[0]]), ["parts duplicate"]);
  const conflicts = ["parts conflict", "parts conflict"];
  assert.deepEqual(merge(week, { ...options, seed: 5 }, parts), conflicts, "another seed");
  assert.deepEqual(merge({ ...week, queues: [{ volumeChange: 0.01 }] }, options, parts), conflicts, "another volume");
  assert.deepEqual(merge({ ...week, calendar: { horizonWeeks: 2 } }, options, parts), conflicts, "another horizon");
  assert.deepEqual(merge(week, { ...options, fidelity: "preview" }, parts), conflicts, "a preview");
  assert.deepEqual(merge(week, options, parts.map((part) => part.subarray(1))), conflicts, "the first number cut off");
  assert.deepEqual(merge(week, options, parts.map((part) => part.slice(0, -1))), conflicts, "the last number cut off");
  run.free();
});

test("garbage as parts is answered with problems, and never trusted", () => {
  const run = breather.start(week, { replications: 1 });
  run.advance(Infinity);
  const [part] = run.parts();
  const shapes = { ...garbage, "bytes of another type": [new Float32Array(10)], "empty parts": [new Float64Array()], "plain lists": [[1, 2]],
    "10 MB of numbers": [new Float64Array(1_250_000)], "a proxy of a part": [new Proxy(part, {})], holes: [, part], "too many numbers": Array(300).fill(new Float64Array(2 ** 18)),
    "a buffer that was sent away": [(() => { const sent = part.slice(); structuredClone(sent, { transfer: [sent.buffer] }); return sent; })()] };
  for (const [name, given] of Object.entries(shapes)) {
    const problems = problemsOf(() => breather.merge(week, { replications: 1 }, given));
    assert.ok(problems.every(({ path }) => path === "parts"), name);
  }
  // Forged numbers behind a true mark are figures without sense, or problems, and no crash.
  for (const forged of [NaN, Infinity, -1, 1e300, 5e-324]) {
    const numbers = part.slice().fill(forged, 2);
    let result;
    try {
      result = breather.merge(week, { replications: 1 }, [numbers]);
    } catch (error) {
      problemsOf(() => { throw error; });
      continue;
    }
    for (const [at, { mean }] of estimates(result)) assert.ok(mean === null || Number.isFinite(mean), `${at}: ${mean}`);
  }
  run.free();
  assert.equal(breather.simulate(week, { replications: 1 }).replications, 1, "the instance still works");
});

test("a freed run is free for good: again does nothing, all else is a clear problem", () => {
  for (const run of [breather.startQueue(queue), breather.start(week, { replications: 2 })]) {
    run.advance(0);
    run.free();
    run.free();
    for (const use of [() => run.advance(10), () => run.result(), ...(run.parts ? [() => run.parts()] : [])]) {
      assert.deepEqual(problemsOf(use).map(({ code }) => code), ["freed"]);
    }
    run.free();
  }
  assert.equal(breather.simulateQueue(queue).share, 1, "others are not harmed");
});

for (const [name, given] of Object.entries(garbage)) {
  test(`garbage is answered with problems, by every place of the simulation: ${name}`, () => {
    // Nothing, and an empty object, leave an optional group out.
    const nothing = given === undefined || given === null || name === "empty object";
    for (const field of ["callsPerHour", "agents", "service", "calls", "seed", "redial", "patience"]) {
      const fits = ["redial", "patience"].includes(field) ? nothing : field !== "service" && name === "number";
      if (!fits) problemsOf(() => breather.simulateQueue({ ...queue, [field]: given }));
    }
    if (!nothing) {
      problemsOf(() => breather.traceQueue(queue, given));
      problemsOf(() => breather.start(week, given));
      problemsOf(() => breather.simulate(week, given));
      problemsOf(() => breather.merge(week, given, []));
    }
    assert.equal(breather.traceQueue(queue, { lengthSeconds: 60 }).agents, 12, "the instance still works");
  });
}

test("null takes patience, redials, lines and warm-up away", () => {
  const { patience, ...rest } = queue;
  const bare = breather.simulateQueue({ ...rest, agents: 14 });
  assert.deepEqual(breather.simulateQueue({ ...rest, agents: 14, patience: null, redial: null, lines: null, warmupCalls: null }), bare);
  assert.equal(bare.abandoned, 0);
});

test("every problem of a queue at once, each at its place", () => {
  const problems = problemsOf(() =>
    breather.simulateQueue({
      callsPerHour: NaN,
      agents: 1.5,
      service: { distribution: "normal", meanSeconds: -1 },
      patience: { meanSeconds: 60 },
      redial: { share: 0.5 },
      calls: Infinity,
      seed: 2 ** 53,
      target: 20,
    }),
  );
  const told = Object.fromEntries(problems.map(({ path, code }) => [path, code]));
  assert.deepEqual(told, {
    callsPerHour: "not_finite",
    agents: "not_whole",
    "service.distribution": "not_a_choice",
    "service.meanSeconds": "out_of_range",
    "patience.distribution": "missing",
    "redial.meanDelaySeconds": "missing",
    calls: "not_finite",
    seed: "out_of_range",
    target: "unknown_field",
  });
});

test("seeds: every whole number a double holds exactly, and no other", () => {
  for (const seed of [2 ** 53, 1e300, -1, 0.5, NaN, Infinity, "1", 2n ** 60n]) {
    problemsOf(() => breather.simulateQueue({ ...queue, seed }));
    problemsOf(() => breather.start(week, { seed }));
  }
  const calls = 1000;
  const digests = [0, 1, 2 ** 32, 2 ** 53 - 2, 2 ** 53 - 1].map((seed) => breather.simulateQueue({ ...queue, calls, seed }).digest);
  assert.equal(new Set(digests).size, digests.length);
});

test("more work or memory than there is, is refused before it begins", () => {
  for (const much of [{ callsPerHour: 1e9, agents: 1, patience: null, calls: 1e9 }, { agents: 1e6 }, { calls: 1e10 }, { lines: 0 }]) {
    problemsOf(() => breather.simulateQueue({ ...queue, ...much }));
  }
  problemsOf(() => breather.traceQueue({ ...queue, callsPerHour: 1e8, agents: 100_000 }, { startSeconds: 1e7 }));
  for (const options of [{ replications: 0 }, { replications: 1e9 }, { first: -1 }, { fidelity: "half" }, { uncertainty: 1 }, { repetitions: 2 }]) {
    problemsOf(() => breather.start(week, options));
  }
});

test("ten thousand getters that throw do not use the instance up", async () => {
  const before = breather.simulateQueue(queue).digest;
  const thrower = { get callsPerHour() { throw new Error("no"); } };
  for (let i = 0; i < 10_000; i++) {
    assert.throws(() => breather.simulateQueue(thrower), { name: "ProblemsError" });
    assert.throws(() => breather.merge(week, {}, new Proxy([], { get() { throw 1; } })), { name: "ProblemsError" });
  }
  assert.equal(breather.simulateQueue(queue).digest, before);
});

test("a trace is the run's own calls: each in order, and moments that count them", () => {
  const trace = breather.traceQueue({ ...queue, lines: 20 }, { startSeconds: 1800, lengthSeconds: 1800 });
  assert.ok(trace.calls.length > 50);
  for (const { arrives, answered, leaves, outcome, agent, attempt } of trace.calls) {
    assert.ok(arrives < 1800 && leaves >= 0 && arrives <= leaves && attempt === 1);
    assert.equal(outcome === "answered", answered !== null);
    assert.equal(agent !== null, answered !== null);
    if (answered !== null) assert.ok(arrives <= answered && answered <= leaves && agent >= 0 && agent < 12);
  }
  assert.equal(trace.moments[0].kind, "start");
  for (const [at, { seconds, waiting, busy }] of trace.moments.entries()) {
    if (at > 0) assert.ok(seconds >= trace.moments[at - 1].seconds);
    assert.ok(busy >= 0 && busy <= 12 && waiting >= 0 && waiting <= 8);
    // Nobody waits while an agent is free.
    if (waiting > 0 && !["arrives", "finished"].includes(trace.moments[at].kind)) assert.equal(busy, 12);
  }
});

test("pinned: equal bits here and natively", () => {
  const { queues, scenarios } = JSON.parse(text("tests/data/simulation_digests.json"));
  for (const { name, input, digest } of queues) assert.equal(breather.simulateQueue(input).digest, digest, name);
  for (const { name, input, options, digest } of scenarios) assert.equal(breather.simulate(input, options).digest, digest, name);
});
