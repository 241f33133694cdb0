/** Times the same pieces in WebAssembly, and the module's calls from JavaScript; prints lines as the native program does. */

import { readFileSync } from "node:fs";
import { eventLoop } from "./loop.mjs";

const [pkg, npm, ...wanted] = process.argv.slice(2);
const glue = await import(`${pkg}/bench.js`);
glue.initSync({ module: readFileSync(`${pkg}/bench_bg.wasm`) });
const bits = (number) => new BigUint64Array(new Float64Array([number]).buffer)[0].toString(16).padStart(16, "0");

/** The best of so many rounds is the least disturbed; `cargo xtask bench` runs this program three times. */
const ROUNDS = 5;

function timed(name, times, work, sum) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  work(Math.ceil(times / 4));
  let best = Infinity;
  let checksum;
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    checksum = work(times);
    best = Math.min(best, ((performance.now() - started) * 1000) / times);
  }
  console.log(`${name} ${times} ${best} ${sum(checksum)}`);
}

/** Each week of a run at the best of all rounds, without the setup. */
function byTheWeek(weeks) {
  const name = `centre_by_the_week_${weeks}`;
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const best = Array(weeks).fill(Infinity);
  let offered;
  for (let round = 0; round < ROUNDS; round++) {
    const run = new glue.Weeks(weeks);
    for (let week = 0; week < weeks; week++) {
      const started = performance.now();
      run.reach(week + 1);
      best[week] = Math.min(best[week], (performance.now() - started) * 1000);
    }
    offered = run.offered();
    run.free();
  }
  console.log(`${name} ${weeks} ${best.reduce((sum, micros) => sum + micros, 0) / weeks} ${bits(offered)}`);
}

timed("queue_of_100", 20_000, glue.queue_of_100, bits);
timed("plan_of_a_week", 40, glue.plan_of_a_week, bits);
timed("bare_100", 300_000, glue.bare_100, bits);
timed("engine_100", 300_000, glue.engine_100, bits);
timed("engine_10", 300_000, (calls) => glue.engine(10, calls), bits);
timed("engine_1000", 300_000, (calls) => glue.engine(1_000, calls), bits);
timed("engine_10000", 300_000, (calls) => glue.engine(10_000, calls), bits);
for (const weeks of [1, 13, 52]) timed(`weeks_of_a_centre_${weeks}`, weeks, glue.weeks_of_a_centre, bits);
timed("setup_of_a_centre", 1, glue.setup_of_a_centre, bits);
timed("weeks_of_people_52", 52, glue.weeks_of_people, bits);
timed("preview_of_a_year", 1, glue.preview_of_a_year, bits);
for (const weeks of [1, 52]) byTheWeek(weeks);
timed("event_loop_in_javascript", 300_000, (calls) => eventLoop(calls).served, () => "-");

const { load } = await import(`${npm}/index.js`);
const breather = await load();
const repeated = (call) => (times) => {
  for (let i = 0; i < times; i++) call(i);
};
const queue = { model: "erlangA", callsPerHour: 1140, handleSeconds: 300, agents: 100, patienceSeconds: 120 };
timed("module.queue", 20_000, repeated((i) => breather.queue({ ...queue, callsPerHour: 1140 + (i % 7) * 1e-6 })), () => "-");
const calendar = { opensHour: Array(7).fill(0), closesHour: Array(7).fill(24) };
timed("module.plan", 40, repeated(() => breather.plan({ calendar })), () => "-");
const lines = ["datetime,calls"];
for (let i = 0; lines.length < 245_000; i++) {
  const stamp = new Date(Date.UTC(2003, 0, 6) + i * 300_000).toISOString().slice(0, 16);
  lines.push(`${stamp},${100 + (i % 97)}`);
}
const table = lines.join("\n");
timed(`module.importVolumes of ${(table.length / 1e6).toFixed(1)} MB`.replaceAll(" ", "_"), 1, repeated(() => breather.importVolumes(table)), () => "-");
