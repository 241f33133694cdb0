/** Bad input of every shape, and what a call has to do with it. */

import assert from "node:assert/strict";

/** Runs a call that must fail, and gives the problems it threw. */
export function problemsOf(call) {
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

const cyclic = { model: "erlangC" };
cyclic.self = cyclic;
let deep = {};
for (let i = 0; i < 10_000; i++) deep = { deep };
export const garbage = {
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
  "a getter that throws what is no error": { get model() { throw { toString() { throw 1; } }; } },
  "a getter that throws in our name": { get model() { throw Object.assign(new Error("no"), { name: "ProblemsError" }); } },
  "a proxy of a list": new Proxy([1], { get() { throw new TypeError("no"); } }),
  "a proxy of a function": new Proxy(() => 1, { get() { throw new TypeError("no"); } }),
  "an iterator without end": { *[Symbol.iterator]() { for (;;) yield 1; } },
  "a list as long as lists can be": new Array(2 ** 32 - 1),
  "a field of the prototype": JSON.parse('{ "__proto__": { "model": "erlangC" }, "constructor": 1 }'),
  "wrong types": { model: 1, callsPerHour: "1", handleSeconds: [], agents: {}, lines: true, goals: 3, queues: 3, calendar: [] },
  infinities: { model: "erlangC", callsPerHour: Infinity, handleSeconds: -Infinity, agents: Infinity },
  huge: { model: "erlangC", callsPerHour: 1e300, handleSeconds: 1e300, agents: 1e300 },
};

