/**
 * How fast the first run of a fresh instance is beside the tenth, in Chromium and Firefox: 100 agents, a million calls.
 *
 * Every sample is a browser of its own, because pages of one browser may share compiled code; a worker compiles the module
 * (not counted) and runs the case ten times over. `steps` is the npm module's run, which returns to JavaScript after
 * every 10 000 events; `call` is the same in one exported call, which a browser finishes in its first translation.
 * Prints lines: browser, way, calls per second cold and warm, cold ÷ warm (medians over the samples), and calls per
 * second cold and warm at best, which is what is left of a machine that does other things as well.
 */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { BROWSERS, start } from "../../tests/page/support/browser.mjs";

const [pkg, npm, samples = "5"] = process.argv.slice(2);
const CALLS = 1_000_000;
const RUNS = 10;

const input = {
  callsPerHour: 1140,
  agents: 100,
  service: { distribution: "exponential", meanSeconds: 300 },
  patience: { distribution: "exponential", meanSeconds: 120 },
  calls: CALLS,
  warmupCalls: 0,
  seed: 1,
};

const worker = `
onmessage = async ({ data: way }) => {
  const module = await WebAssembly.compile(await (await fetch(way === "steps" ? "/npm/breather.wasm" : "/pkg/bench_bg.wasm")).arrayBuffer());
  let once;
  if (way === "steps") {
    const breather = await (await import("/npm/index.js")).load({ module });
    once = () => {
      const run = breather.startQueue(${JSON.stringify(input)});
      run.advance(Infinity);
      const { answered, calls } = run.result();
      run.free();
      return answered / calls;
    };
  } else {
    const glue = await import("/pkg/bench.js");
    glue.initSync({ module });
    once = () => glue.engine_100(${CALLS});
  }
  const seconds = [];
  for (let run = 0; run < ${RUNS}; run++) {
    const started = performance.now();
    const served = once();
    seconds.push((performance.now() - started) / 1000);
    // Theory: 0.97295 are served; a million calls scatter by 0.0011.
    if (Math.abs(served - 0.97295) > 0.006) throw new Error("served " + served);
  }
  postMessage(seconds);
};
`;

const KINDS = { js: "text/javascript", wasm: "application/wasm" };
const server = createServer(async (request, response) => {
  const [, folder, name = ""] = request.url.split("/");
  // Pages on their own get clocks of a few microseconds.
  const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const send = (status, kind, body) => {
    response.writeHead(status, { ...headers, "content-type": kind });
    response.end(body);
  };
  if (folder === "") return send(200, "text/html", "<!doctype html><title>Cold and warm</title>");
  if (folder === "worker.js") return send(200, KINDS.js, worker);
  const body = await readFile(`${{ npm, pkg }[folder]}/${name}`).catch(() => null);
  send(body ? 200 : 404, KINDS[name.split(".").pop()] ?? "text/plain", body ?? "");
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;

/** Seconds of each run in a browser that has never run it. */
async function sample(name, way) {
  const browser = await start(name);
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await page.evaluate(
      (way) =>
        new Promise((resolve, reject) => {
          const worker = new Worker("/worker.js", { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage(way);
        }),
      way,
    );
  } finally {
    await browser.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const name of Object.keys(BROWSERS)) {
  for (const way of ["steps", "call"]) {
    const cold = [];
    const warm = [];
    const ratios = [];
    for (let at = 0; at < Number(samples); at++) {
      const seconds = await sample(name, way);
      cold.push(CALLS / seconds[0]);
      warm.push(CALLS / seconds.at(-1));
      ratios.push(cold.at(-1) / warm.at(-1));
    }
    console.log(`${name} ${way} ${median(cold)} ${median(warm)} ${median(ratios)} ${Math.max(...cold)} ${Math.max(...warm)}`);
  }
}
server.close();
