/** What the page promises to everyone who opens it, held in both browsers from file://. */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import test, { after, before } from "node:test";
import { BROWSERS, PAGE, open, rooms, start, visit } from "../support/browser.mjs";
import { text } from "../support/module.mjs";

for (const name of Object.keys(BROWSERS)) {
  test(`${name}`, { timeout: 240_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    await t.test("opens by double click, with the room Scenario first", async () => {
      const { page, record } = await open(browser);
      assert.ok(PAGE.startsWith("file://"));
      assert.match(await page.title(), /Breather/);
      assert.deepEqual((await rooms(page)).slice(0, 6), ["Scenario", "People", "Customers", "Money", "Metric policy", "Scorecard lab"]);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await page.close();
    });

    await t.test("equal bits: the page's self-check is the native one", async () => {
      const { page } = await open(browser);
      const digest = await page.$eval("[data-digest]", (element) => element.getAttribute("data-digest"));
      assert.equal(digest, text("tests/data/self_check.txt").trim());
      await page.close();
    });

    await t.test("the policy is the one the design names", async () => {
      const { page } = await open(browser);
      const policy = await page.$eval("meta[http-equiv='Content-Security-Policy']", (meta) => meta.content);
      const directives = Object.fromEntries(policy.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));
      assert.deepEqual(directives["default-src"], ["'none'"]);
      assert.deepEqual(directives["connect-src"], ["'none'"]);
      assert.deepEqual(directives["form-action"], ["'none'"]);
      assert.deepEqual(directives["base-uri"], ["'none'"]);
      for (const source of directives["script-src"]) assert.match(source, /^('sha256-.*'|'wasm-unsafe-eval')$/);
      for (const source of directives["style-src"]) assert.match(source, /^'sha256-.*'$/);
      await page.close();
    });

    await t.test("a script in the page cannot reach a server, however it tries", async () => {
      let hits = 0;
      const server = createServer((_, response) => {
        hits += 1;
        response.end();
      });
      await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
      t.after(() => server.close());
      server.unref();
      const address = `http://127.0.0.1:${server.address().port}`;
      // The server counts: a request that nothing forbids arrives.
      await fetch(address);
      assert.equal(hits, 1);
      const { page, record } = await open(browser);
      const refused = await page.evaluate(async (address) => {
        const outcomes = {};
        const settle = (name, promise) =>
          Promise.race([promise.then(() => "reached", () => "refused"), new Promise((late) => setTimeout(late, 1500, "silent"))]).then(
            (outcome) => (outcomes[name] = outcome),
          );
        const loaded = (element, attribute) =>
          new Promise((resolve, reject) => {
            element.onload = resolve;
            element.onerror = reject;
            element[attribute] = `${address}/${element.tagName}`;
            document.body.append(element);
          });
        await Promise.all([
          settle("fetch", fetch(address, { mode: "no-cors" })),
          settle("image", loaded(new Image(), "src")),
          settle("script", loaded(document.createElement("script"), "src")),
          settle("frame", new Promise((_, reject) => document.addEventListener("securitypolicyviolation", (e) => e.effectiveDirective === "frame-src" && reject()) || loaded(document.createElement("iframe"), "src"))),
          settle("socket", new Promise((resolve, reject) => {
            const socket = new WebSocket(address.replace("http", "ws"));
            socket.onopen = resolve;
            socket.onerror = reject;
          })),
        ]);
        // Firefox throws where the policy forbids a beacon; Chromium says that it queued one and drops it.
        await settle("beacon", (async () => navigator.sendBeacon(address, "x") || Promise.reject())().then(() => new Promise(() => {})));
        const form = Object.assign(document.createElement("form"), { action: address, method: "post" });
        document.body.append(form);
        try {
          form.submit();
        } catch {
          outcomes.form = "refused";
        }
        await new Promise((late) => setTimeout(late, 1000));
        return outcomes;
      }, address);
      const { violations } = await record();
      assert.equal(hits, 1, `something arrived: ${JSON.stringify(refused)}`);
      assert.ok(!Object.values(refused).includes("reached"), JSON.stringify(refused));
      assert.ok(violations.some((violation) => violation.startsWith("connect-src")), violations.join("\n"));
      await page.close();
    });

    await t.test("no room is wider than a phone", async () => {
      const { page } = await open(browser, { width: 390, height: 844 });
      for (const room of await rooms(page)) {
        await visit(page, room);
        const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(scroll <= client, `${room} is ${scroll} px wide on a screen of ${client}`);
      }
      await page.close();
    });
  });
}
