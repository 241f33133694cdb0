/** The module in a page of someone else's: `dist/npm` from a static host, by the contract's `load()`. */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { BROWSERS, start } from "../support/browser.mjs";
import { breather as load, path, text } from "../support/module.mjs";

const KINDS = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };
const queue = { model: "erlangA", callsPerHour: 200, handleSeconds: 180, agents: 14, patienceSeconds: 300 };

const pinned = JSON.parse(text("tests/data/simulation_digests.json"));

/** Serves the built module and an empty page. */
async function host() {
  const server = createServer(async (request, response) => {
    const name = request.url.slice(1) || "index.html";
    const kind = KINDS[name.split(".").pop()];
    const body = name === "index.html" ? "<!doctype html><title>Somebody's page</title>" : await readFile(path(`dist/npm/${name}`)).catch(() => null);
    response.writeHead(body && kind ? 200 : 404, { "content-type": kind ?? "text/plain" });
    response.end(body ?? "");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}

for (const name of Object.keys(BROWSERS)) {
  test(`${name}: load() finds the module beside the script, with the bits of Node and of the native engine`, { timeout: 60_000 }, async () => {
    const { server, address } = await host();
    const browser = await start(name);
    try {
      const page = await browser.newPage();
      await page.goto(address);
      const seen = await page.evaluate(async (queue, { queues, scenarios }) => {
        const { load } = await import("/index.js");
        const breather = await load();
        const refused = (() => {
          try {
            breather.queue({ ...queue, agents: -1 });
          } catch (error) {
            return `${error.name}: ${error.problems[0].path}`;
          }
        })();
        const digests = {
          queues: queues.map(({ input }) => breather.simulateQueue(input).digest),
          scenarios: scenarios.map(({ input, options }) => breather.simulate(input, options).digest),
        };
        return { answer: breather.queue(queue), digest: breather.selfCheck().digest, refused, digests };
      }, queue, pinned);
      assert.deepEqual(seen.answer, (await load()).queue(queue));
      assert.equal(seen.digest, text("tests/data/self_check.txt").trim());
      for (const kind of ["queues", "scenarios"]) {
        assert.ok(pinned[kind].length >= 2);
        assert.deepEqual(seen.digests[kind], pinned[kind].map(({ digest }) => digest), kind);
      }
      assert.equal(seen.refused, "ProblemsError: agents");
    } finally {
      await browser.close();
      server.close();
    }
  });
}
