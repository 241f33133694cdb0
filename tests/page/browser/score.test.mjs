/** The score in the room Scenario: it opens into its parts, weights move it, and they are kept in the browser and nowhere else. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { BROWSERS, open, start } from "../support/browser.mjs";
import { press, run, unfold, value, wait, whole, words } from "../support/people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ready = (page) => wait(page, () => document.querySelector("[data-score='whole']") !== null);
const shown = (page, part) => words(page, `[data-part='${part}'] .now`).then(value);
const opened = (page) => page.$eval(".score details", (fold) => (fold.open = true)).then(() => page.waitForSelector(".score-table"));
const column = (page, selector) => page.$$eval(selector, (cells) => cells.map((cell) => cell.textContent.trim())).then((texts) => texts.map(value));
const changed = (page, part, before) => wait(page, (part, before) => Number(document.querySelector(`[data-part='${part}'] .now`).textContent) !== before, part, before).then(() => ready(page));

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 420_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    await t.test("the score of both, its parts adding up; weights by keyboard; spans; kept in the browser", async () => {
      const context = await browser.createBrowserContext();
      const { page, record } = await open(context);
      await whole(page);
      await ready(page);
      assert.equal(await shown(page, "money"), 50, "the baseline is what money is measured from: theory");
      assert.equal(await page.$("[data-part='all'] .kpi-value .was"), null, "nothing to compare with yet");

      await run(page, "One protected rest day every four weeks");
      await wait(page, () => document.querySelector("[data-part='all'] .kpi-value .was") !== null);
      await ready(page);
      assert.match(await words(page, "[data-part='all'] .change"), /(higher|lower) in \d+ of 10 simulated worlds$/);
      await opened(page);
      const total = await shown(page, "all");
      const adds = await column(page, "[data-adds]");
      assert.ok(adds.length >= 10, `${adds.length} criteria`);
      // Each is written to a tenth.
      assert.ok(Math.abs(adds.reduce((sum, one) => sum + one, 0) - total) <= 0.05 * (adds.length + 1), `${adds} make ${total}`);
      assert.equal((await column(page, "[data-total]"))[0], total);

      // Only customers count: the total is theirs.
      for (const part of ["people", "money"]) {
        const id = `field-score-${part}`;
        await unfold(page, id);
        await page.focus(`#${id}`);
        await page.keyboard.press("ArrowDown");
      }
      const customers = await shown(page, "customers");
      await wait(page, (customers) => Number(document.querySelector("[data-part='all'] .now").textContent) === customers, customers);
      await ready(page);

      // A weight of 9 instead of 1 draws the part to that criterion's points.
      const points = async () => (await column(page, "[data-criterion='serviceLevel'] td:nth-of-type(2) .now"))[0];
      const far = Math.abs(customers - (await points()));
      await page.focus("#field-score-criteria-serviceLevel-weight");
      for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowUp");
      await wait(page, () => document.querySelector("#field-score-criteria-serviceLevel-weight").value === "9");
      if (far > 0.2) {
        await changed(page, "customers", customers);
        assert.ok(Math.abs((await shown(page, "customers")) - (await points())) < far);
      }

      // Spans: a figure at the end of its span has all the points.
      await page.click("#field-score-criteria-serviceLevel-to", { count: 3 });
      await page.keyboard.type("61");
      await page.keyboard.press("Tab");
      await wait(page, () => document.querySelector("[data-criterion='serviceLevel'] td:nth-of-type(2) .now").textContent === "100.0");
      // Two equal ends are no span: said, and the score stays.
      await page.focus("#field-score-criteria-serviceLevel-to");
      await page.keyboard.press("ArrowDown");
      await wait(page, () => /two ends/.test(document.querySelector(".score").textContent));
      assert.equal(await points(), 100);
      await page.click("#field-score-criteria-serviceLevel-to", { count: 3 });
      await page.keyboard.press("Backspace");
      await page.keyboard.press("Tab");
      await wait(page, () => document.querySelector("#field-score-criteria-serviceLevel-to").value === "90");

      // Kept in the browser, not in the link.
      const mine = await shown(page, "all");
      const link = await page.evaluate(() => new Promise((kept) => setTimeout(() => kept(location.href), 800)));
      assert.match(await page.evaluate(() => localStorage.getItem("breather:score")), /"serviceLevel":\{"weight":9\}/);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await page.close();
      const again = await open(context, { url: link });
      await whole(again.page, { moved: true });
      await ready(again.page);
      assert.equal(await shown(again.page, "all"), mine);
      await opened(again.page);
      await press(again.page, "Back to the weights and spans as given");
      await wait(again.page, (total) => Number(document.querySelector("[data-part='all'] .now").textContent) === total, total);
      assert.equal(await again.page.evaluate(() => localStorage.getItem("breather:score")), null);
      await context.close();
    });

    if (name === "Chromium") {
      for (const scheme of ["light", "dark"]) {
        await t.test(`axe finds nothing in the score, ${scheme}`, async () => {
          const context = await browser.createBrowserContext();
          const { page } = await open(context, { scheme, width: scheme === "light" ? 1280 : 390 });
          await run(page, "One protected rest day every four weeks");
          await ready(page);
          await opened(page);
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const result = await globalThis.axe.run(document.querySelector(".score"), { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"] });
            return result.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary.slice(0, 200)}`);
          });
          assert.deepEqual(found, []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "nothing sticks out");
          await context.close();
        });
      }
    }
  });
}
