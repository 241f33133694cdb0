/** The scenario file's JSON Schema, read by a validator that knows nothing of this project. */

import assert from "node:assert/strict";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import { breather as load, text } from "../support/module.mjs";

const breather = await load();
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(text("dist/npm/scenario.schema.json")));

test("every preset, stated briefly and in full, is valid", () => {
  for (const { id, input, complete } of breather.describe().presets) {
    assert.ok(validate(input), `${id}: ${JSON.stringify(validate.errors)}`);
    assert.ok(validate(complete), `${id}: ${JSON.stringify(validate.errors)}`);
  }
});

test("the schema and check refuse the same single faults", () => {
  const faults = [
    { goals: { serviceLevel: 2 } },
    { goals: { model: "erlangB" } },
    { queues: [{ talkSeconds: "long" }] },
    { queues: [{ colour: 1 }] },
    { calendar: { opensHour: [8] } },
    { calendar: { intervalMinutes: 7 } },
    { teams: [] },
    { causes: [{ share: 0.95 }] },
    { causes: Array(13).fill({}) },
    { queues: [{ resolution: 1 }] },
    { demand: { selfServiceFromWeek: 0 } },
    { teams: [{ heads: 1.5 }] },
    { somethingElse: true },
  ];
  for (const fault of faults) {
    assert.equal(validate(fault), false, JSON.stringify(fault));
    assert.equal(breather.check(fault).ok, false, JSON.stringify(fault));
  }
});
