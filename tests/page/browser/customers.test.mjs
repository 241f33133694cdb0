/** The room Customers: the journey of contacts, and who causes the calls that need not have come. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { BROWSERS, open, start, visit } from "../support/browser.mjs";
import { cells, move, value, wait, whole, words } from "../support/people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const FLOW = ".journeys figure:first-of-type";
const CAUSES = ".customers > figure";
const FIXED = "field-causes-0-fixedShare";

/** The columns of the flow's table, by their heads; each figure is followed by its interval. */
const flow = async (page, figure = FLOW) => {
  const heads = await page.$$eval(`${figure} thead th`, (all) => all.map((head) => head.firstChild.textContent));
  return (await cells(page, figure)).map((row) => Object.fromEntries(heads.map((head, at) => [head, at === 0 ? row[at] : value(row[at])])));
};

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 420_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    const fresh = async (options) => {
      const context = await browser.createBrowserContext();
      const opened = await open(context, options);
      return { ...opened, close: () => context.close() };
    };

    await t.test("a sentence first, then the flow: law, what came is what became of it", async () => {
      const { page, record, close } = await fresh();
      await visit(page, "Customers");
      await whole(page);
      assert.match(await words(page, "main h1"), /^\d+\.\d\s?% of answered calls need not have come\. Most of them go back to \S.*\.$/);
      assert.match(await words(page, ".sub"), /95 % interval of the share is \d+\.\d\s?% to \d+\.\d\s?%/);
      const stages = await flow(page);
      assert.deepEqual(stages.map((stage) => stage.Calls), ["First calls", "Repeats", "Chasers"]);
      for (const stage of stages) {
        // Each figure is rounded to the whole.
        const came = stage.Answered + stage["Hung up, redial at once"] + stage["Hung up for good"];
        assert.ok(Math.abs(stage["Calls that came"] - came) <= 3, `${stage.Calls}: ${stage["Calls that came"]} came, ${came} told of`);
        const ended = stage.Resolved + stage["Handed on to a department"] + stage["Not resolved, will call again"] + stage["Not resolved, let it be"];
        assert.ok(Math.abs(stage.Answered - ended) <= 4, `${stage.Calls}: ${stage.Answered} answered, ${ended} told of`);
      }
      assert.ok(stages[0].Answered > stages[1].Answered && stages[1].Answered > stages[2].Answered && stages[2].Answered > 0);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("the flow is read by keyboard, and says what its table says", async () => {
      const { page, close } = await fresh();
      await visit(page, "Customers");
      await whole(page);
      await page.focus(`${FLOW} [role='application']`);
      await page.keyboard.press("Home");
      const spoken = () => page.$eval(`${FLOW} [aria-live]`, (live) => live.textContent);
      assert.match(await spoken(), /^First calls, [\d,]+ \u00b1 [\d,]+ calls, of them redials/);
      await page.keyboard.press("ArrowRight");
      assert.match(await spoken(), /^First calls: resolved, /);
      await page.keyboard.press("ArrowDown");
      assert.match(await spoken(), /^First calls: not resolved, will call again, /);
      assert.match(await page.$eval(`${FLOW} [role='application']`, (chart) => chart.getAttribute("aria-label")), /First calls: [\d,]+ calls, of which resolved/);
      await close();
    });

    await t.test("a cause that is fixed causes nothing, and the others about what they did", async () => {
      const { page, close } = await fresh();
      await whole(page);
      await move(page, [FIXED, "100"]);
      await visit(page, "Customers");
      await whole(page);
      await wait(page, () => document.querySelectorAll(".journeys figure").length === 2);
      assert.match(await words(page, "main h1"), /against \d+\.\d\s?% in the baseline: \u2212\d+\.\d+ points/);
      const rows = await cells(page, CAUSES);
      const fixed = rows.find(([cause]) => cause === "Inaccurate invoices");
      // Some that began before the horizon's first day may still come back.
      assert.ok(value(fixed[2]) > 1000 && value(fixed[3]) < 0.02 * value(fixed[2]), `${fixed[2]} before, ${fixed[3]} now`);
      for (const [cause, , was, now] of rows.filter(([one]) => one !== "Inaccurate invoices" && one !== "Repeats of unresolved calls")) {
        assert.ok(Math.abs(value(now) / value(was) - 1) < 0.1, `${cause}: ${was} before, ${now} now`);
      }
      assert.match(await words(page, ".customers"), /Fixed errors kept [\d,]+ \u00b1 [\d,.]+ issues from coming up in a year\./);
      await close();
    });

    await t.test("where customers do not respond, that is said, and never zero", async () => {
      const { page, close } = await fresh({ kept: { "breather:1": JSON.stringify({ scenario: { customers: { simulated: false } }, start: 0 }) } });
      await whole(page);
      assert.match(await words(page, "[aria-labelledby='pillar-customers']"), /Customers do not respond in this scenario/);
      assert.equal(await page.$("[data-metric='failureDemandShare']"), null);
      await visit(page, "Customers");
      assert.match(await words(page, "main h1"), /^Customers do not respond in this scenario\.$/);
      assert.equal(await page.$("main svg.plot"), null);
      await visit(page, "Money");
      await whole(page);
      assert.equal(await page.$(".statement"), null);
      assert.match(await words(page, ".money"), /Customers do not respond in this scenario/);
      await close();
    });

    if (name === "Chromium") {
      for (const [scheme, width] of [["light", 1280], ["dark", 390]]) {
        await t.test(`axe finds nothing, and nothing is wider than the page, ${scheme}, ${width} px`, async () => {
          const { page, close } = await fresh({ scheme, width });
          await whole(page);
          await move(page, [FIXED, "50"]);
          await visit(page, "Customers");
          await whole(page);
          await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
          // Words of a drawing that its edge cuts off would be read wrong.
          const cut = await page.$$eval("main svg.plot", (all) => all.flatMap((svg) => [...svg.querySelectorAll("text")].filter((text) => text.getBBox().x + text.getBBox().width > svg.viewBox.baseVal.width + 1).map((text) => text.textContent)));
          assert.deepEqual(cut, []);
          await page.evaluate(axe);
          const found = await page.evaluate(async (levels) => {
            const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: levels }, resultTypes: ["violations"] });
            return result.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary.slice(0, 200)}`);
          }, LEVELS);
          assert.deepEqual(found, []);
          await close();
        });
      }
    }
  });
}
