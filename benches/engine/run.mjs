/** Times the same pieces in WebAssembly, and the module's calls from JavaScript; prints lines as the native program does. */

import { readFileSync } from "node:fs";

const [pkg, npm] = process.argv.slice(2);
const glue = await import(`${pkg}/bench.js`);
glue.initSync({ module: readFileSync(`${pkg}/bench_bg.wasm`) });
const bits = (number) => new BigUint64Array(new Float64Array([number]).buffer)[0].toString(16).padStart(16, "0");

function timed(name, times, work, sum) {
  work(Math.ceil(times / 4));
  let best = Infinity;
  let checksum;
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    checksum = work(times);
    best = Math.min(best, ((performance.now() - started) * 1000) / times);
  }
  console.log(`${name} ${times} ${best} ${sum(checksum)}`);
}

timed("queue_of_100", 20_000, glue.queue_of_100, bits);
timed("plan_of_a_week", 40, glue.plan_of_a_week, bits);

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
