/** The module as others use it: what it gives, and that bad input of any shape is answered with problems. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import test from "node:test";
import { breather as load, path, text } from "../support/module.mjs";

const breather = await load();
const queue = { model: "erlangA", callsPerHour: 200, handleSeconds: 180, agents: 14, patienceSeconds: 300 };

/** Runs a call that must fail, and gives the problems it threw. */
function problemsOf(call) {
  try {
    call();
  } catch (error) {
    assert.equal(error.name, "ProblemsError", `another error was thrown: ${error}`);
    assert.ok(error instanceof Error);
    assert.ok(Array.isArray(error.problems) && error.problems.length > 0, "the list is never empty");
    for (const problem of error.problems) {
      assert.equal(typeof problem.path, "string");
      assert.match(problem.code, /^[a-z_]+$/);
      assert.ok(problem.message.length > 0 && problem.message.length < 400, problem.message);
    }
    return error.problems;
  }
  assert.fail("nothing was thrown");
}

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

const cyclic = { model: "erlangC" };
cyclic.self = cyclic;
let deep = {};
for (let i = 0; i < 10_000; i++) deep = { deep };
const garbage = {
  nothing: undefined,
  null: null,
  number: 3,
  "not a number": NaN,
  text: "queue",
  "10 MB of text": "x".repeat(10_000_000),
  list: [1, 2, 3],
  "empty object": {},
  function: () => 1,
  symbol: Symbol("s"),
  "big integer": 10n ** 30n,
  date: new Date(),
  map: new Map([[{}, 1]]),
  set: new Set([1]),
  bytes: new Uint8Array(100),
  cyclic,
  deep,
  "a million unknown fields": Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`f${i}`, i])),
  "a field of 10 MB": { model: "y".repeat(10_000_000) },
  "a name of 10 MB": { ["z".repeat(10_000_000)]: 1 },
  getter: { get model() { throw new Error("no"); } },
  proxy: new Proxy({}, { ownKeys() { throw new TypeError("no"); } }),
  "wrong types": { model: 1, callsPerHour: "1", handleSeconds: [], agents: {}, lines: true, goals: 3, queues: 3, calendar: [] },
  infinities: { model: "erlangC", callsPerHour: Infinity, handleSeconds: -Infinity, agents: Infinity },
  huge: { model: "erlangC", callsPerHour: 1e300, handleSeconds: 1e300, agents: 1e300 },
};

for (const [name, given] of Object.entries(garbage)) {
  test(`garbage is answered with problems: ${name}`, () => {
    problemsOf(() => breather.queue(given));
    problemsOf(() => breather.staff(given));
    problemsOf(() => breather.importVolumes(given));
    const checked = breather.check(given);
    assert.equal(typeof checked.ok, "boolean");
    assert.equal(checked.ok, checked.problems.length === 0);
    if (checked.ok) breather.plan(given);
    else problemsOf(() => breather.plan(given));
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

test("what comes out has exactly the declared shape", () => {
  const samples = {
    QueueResult: breather.queue({ ...queue, waitPercentiles: true }),
    StaffResult: breather.staff({ ...queue, agents: undefined, goals: { serviceLevel: 0.8 } }),
    CheckResult: breather.check({}),
    Description: breather.describe(),
    PlanResult: breather.plan({ preset: "helpDesk20" }, { roster: true }),
    SelfCheck: breather.selfCheck(),
  };
  // Excess and missing fields are both errors for a literal that must satisfy a type.
  const source = [
    `import type * as T from "../../src/boundary/breather.d.ts";`,
    ...Object.entries(samples).map(([type, value]) => `({${JSON.stringify(value).slice(1, -1)}}) satisfies T.${type};`),
    `import { load } from "../npm/index.js";`,
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
  assert.equal(cases, 209);
  assert.equal(digest, text("tests/data/self_check.txt").trim());
});
