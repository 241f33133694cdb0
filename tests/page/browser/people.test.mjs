/** The room People: dots, weeks, and the day behind the call. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { BROWSERS, open, start, visit } from "../support/browser.mjs";
import { press, run, wait, whole, words } from "../support/people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const DOTS = ".people > figure:first-of-type";

/** The rows of a figure's table. */
const rows = (page, figure) =>
  page.$eval(`${figure} table`, (table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim())));

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 300_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    const fresh = async (options) => {
      const context = await browser.createBrowserContext();
      const opened = await open(context, options);
      return { ...opened, close: () => context.close() };
    };

    await t.test("every person is a dot, and a dot opens a day of theirs", async () => {
      const { page, record, close } = await fresh();
      await visit(page, "People");
      await whole(page);
      const dots = await page.$$eval(`${DOTS} svg.plot circle`, (all) => all.length);
      const table = await rows(page, DOTS);
      assert.ok(dots > 90 && dots === table.length, `${dots} dots, ${table.length} rows`);
      // By keyboard: the last dot of the row, the most strained person.
      await page.focus(`${DOTS} [role='application']`);
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".day-sum", { timeout: 60_000 });
      await wait(page, () => document.querySelector(".day [aria-busy='false'], .day [aria-busy='true']") !== null);
      assert.match(await words(page, ".day"), /Person \d+/);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("the day behind the call: step through the calls, find the hostile one and what came before it", async () => {
      const { page, close } = await fresh();
      await visit(page, "People");
      await whole(page);
      await press(page, "Show the most strained person");
      // On some days a person is off or meets no hostile call; the next such day is looked for as a person would.
      const figure = ".day figure";
      for (let tries = 0; ; tries++) {
        assert.ok(tries < 14, "two weeks without a hostile call");
        await page.waitForSelector(".day-sum", { timeout: 60_000 });
        await wait(page, () => document.querySelector(".day [aria-busy]")?.getAttribute("aria-busy") === "false");
        if (await page.evaluate(() => [...document.querySelectorAll(".day button")].some((button) => button.textContent.startsWith("The most hostile") && !button.disabled))) break;
        await press(page, "Day before");
        await new Promise((later) => setTimeout(later, 200));
      }
      await press(page, "The most hostile call");
      const said = await wait(page, () => document.querySelector(".day-call").textContent).then(() => words(page, ".day-call"));
      assert.match(said, /^Call \d+, taken at \d\d:\d\d: the caller had waited .*hostile.*Before it: \d+ calls? since the day began/);
      const table = await rows(page, figure);
      const at = Number(/^Call (\d+)/.exec(said)[1]);
      assert.match(table[at - 1].join(" "), /hostile/);
      assert.ok(!/not hostile/.test(table[at - 1].join(" ")), "the call named is a hostile one of the table");
      assert.match(said, new RegExp(`Before it: ${at - 1} call`));
      if (at > 1) {
        await press(page, "Previous call");
        await wait(page, (before) => document.querySelector(".day-call").textContent.startsWith(`Call ${before},`), at - 1);
      }
      // The chart's own cursor reads the same calls.
      await page.focus(`${figure} [role='application']`);
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await wait(page, () => /^Call [12],/.test(document.querySelector(".day-call").textContent));
      await close();
    });

    await t.test("against the baseline: both rows of dots, weeks with both lines, protected days counted", async () => {
      const { page, close } = await fresh();
      await run(page, "One protected rest day every four weeks");
      await visit(page, "People");
      await whole(page);
      assert.deepEqual([...new Set((await rows(page, DOTS)).map(([scenario]) => scenario))], ["Baseline", "Scenario"]);
      const given = /Protected days: ([\d,]+) given in a year/.exec(await words(page, ".protected"));
      // 118 places, thirteen periods of four weeks: at most that many days can fall due.
      assert.ok(given && Number(given[1].replace(",", "")) > 1000 && Number(given[1].replace(",", "")) <= 118 * 13, given?.[0]);
      const heads = await page.$$eval(".people-grid figure:first-of-type thead th", (all) => all.map((head) => head.textContent));
      assert.deepEqual(heads.slice(0, 2), ["Week", "Baseline"]);
      await close();
    });

    if (name === "Chromium") {
      await t.test("axe finds nothing with a day open", async () => {
        const { page, close } = await fresh();
        await visit(page, "People");
        await whole(page);
        await press(page, "Show the most strained person");
        await page.waitForSelector(".day-sum", { timeout: 60_000 });
        await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
        await page.evaluate(axe);
        const found = await page.evaluate(async (levels) => {
          const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: levels }, resultTypes: ["violations"] });
          return result.violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary.slice(0, 200)}`);
        }, LEVELS);
        assert.deepEqual(found, []);
        await close();
      });
    }
  });
}
