/** The room Money: accounts that add up, worth and pay-back, returns of levers, recharge statements, currencies. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { BROWSERS, open, ready, start, visit } from "../support/browser.mjs";
import { cells, move, press, value, wait, whole, words } from "../support/people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const ACCOUNTS = ".money-grid figure:first-of-type";
const BY_WEEK = ".money-grid figure:nth-of-type(2)";
const FIXED = "field-causes-0-fixedShare";
const REST = "field-mandatoryTimeOff-daysPerPeriod";

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/** The sums that stand beside the bars. */
const beside = (page) => page.$$eval(`${ACCOUNTS} svg.plot text[text-anchor='end']`, (all) => all.map((text) => text.textContent));

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 480_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    const fresh = async (options) => {
      const context = await browser.createBrowserContext();
      const opened = await open(context, options);
      return { ...opened, close: () => context.close() };
    };

    await t.test("law: the accounts of the baseline add up to its total", async () => {
      const { page, record, close } = await fresh();
      await visit(page, "Money");
      await whole(page);
      assert.match(await words(page, "main h1"), /^The centre costs [\d.]+ million in a year; answering calls that need not have come takes [\d.,]+( million)? of it\.$/);
      const shown = (await beside(page)).map(value);
      const total = shown.pop();
      assert.ok(shown.length >= 4, `${shown.length} accounts`);
      assert.ok(Math.abs(sum(shown) - total) <= shown.length / 2, `${sum(shown)} and ${total}: each is rounded to the unit`);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("law: from the baseline's total by the accounts' differences to the scenario's; pay-back is where the sum stays above zero", async () => {
      const { page, close } = await fresh();
      await whole(page);
      await move(page, [FIXED, "60"]);
      await visit(page, "Money");
      await whole(page);
      await page.waitForSelector(BY_WEEK);
      assert.match(await words(page, "main h1"), /^(The scenario (brings|costs) [\d.,]+( million)? more than it (costs|brings) in a year\.|Whether the scenario pays is open: )/);
      const [from, ...rest] = (await beside(page)).map(value);
      const to = rest.pop();
      assert.ok(Math.abs(from + sum(rest) - to) <= rest.length / 2 + 1, `${from} ${rest.join(" ")} ${to}`);
      for (const [account, was, is, difference] of await cells(page, ACCOUNTS)) assert.ok(Math.abs(value(is) - value(was) - value(difference)) <= 1.5, account);
      const weeks = (await cells(page, BY_WEEK)).map(([, so]) => value(so));
      assert.equal(weeks.length, 52);
      const last = weeks.findLastIndex((so) => so < 0);
      const back = last === 51 ? null : last + 2;
      const said = /from (?:week (\d+)|the first week) on/.exec(await words(page, ".sub"));
      assert.equal(said && Number(said[1] ?? 1), back, `${weeks.slice(0, 60).join(" ")}`);
      assert.match(await words(page, ".apart"), /^Apart from it, the value of customers lost: [\d,]+ in the baseline, [\d,]+ in the scenario, \S+\.$/);
      await close();
    });

    await t.test("the return of each lever, by previews and then in full", async () => {
      const { page, record, close } = await fresh();
      await whole(page);
      await move(page, [FIXED, "60"], [REST, "1"]);
      await visit(page, "Money");
      await page.waitForSelector("[data-returns='done']", { timeout: 120_000 });
      const rows = await cells(page, ".returns figure");
      assert.deepEqual(rows.map(([lever, run]) => [lever, run]), [["Mandatory time off (protected rest days)", "preview"], ["Errors fixed at the source: Inaccurate invoices", "preview"]]);
      await page.evaluate(() => [...document.querySelectorAll(".returns li")].find((row) => row.textContent.startsWith("Errors fixed")).querySelector("button").click());
      await wait(page, () => [...document.querySelectorAll(".returns tbody tr")].some((row) => /^Errors fixed.*full/.test(row.textContent)));
      const [, fixed] = await cells(page, ".returns figure");
      assert.equal(value(fixed[2]), 12_000, "three fifths of what the whole fix costs, paid once: theory");
      assert.ok(value(fixed[4]) <= value(fixed[3]) && value(fixed[3]) <= value(fixed[5]));
      // The worth without the price is the worth with it and the price: each is shown to three digits.
      assert.ok(Math.abs(value(fixed[6]) - value(fixed[3]) - 12_000) <= 0.01 * Math.max(Math.abs(value(fixed[6])), 12_000), fixed.join(" "));
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("recharge statements: one for each department, one page each, and what they say adds up", async () => {
      const { page, close } = await fresh();
      await visit(page, "Money");
      await whole(page);
      const departments = await page.$$eval("#statement-of option", (all) => all.map((one) => one.value));
      assert.deepEqual([...departments].sort(), ["Billing", "Field service", "Marketing", "Online"]);
      await page.select("#statement-of", "Billing");
      await wait(page, () => document.querySelector(".statement.chosen").dataset.department === "Billing");
      const said = await words(page, ".statement.chosen");
      assert.match(said, /^Recharge statementBilling.*Answered contacts[\d,]+ \u00b1 .*Charge[\d,]+ \u00b1 .*MethodAll answered contacts of an issue, .* go to the cause of that issue.*what a handled hour costs/);
      const contacts = Number(/Answered contacts([\d,]+)/.exec(said)[1].replaceAll(",", ""));
      const [cause] = await cells(page, ".statement.chosen");
      assert.equal(cause[0], "Inaccurate invoices");
      assert.ok(Math.abs(sum(cause.slice(1, 4).map(value)) / contacts - 1) < 0.006, `${cause.join(" ")} of ${contacts}, which is shown to three digits`);
      const months = await page.$$eval(".statement.chosen table", ([, table]) => [...table.querySelectorAll("tbody tr")].map((row) => row.children[2].textContent));
      assert.equal(months.length, 12);
      assert.ok(Math.abs(sum(months.map(value)) / contacts - 1) < 0.006, "the months' contacts are the year's");
      if (name === "Chromium") {
        await page.evaluate(() => {
          globalThis.print = () => (globalThis.__print = document.documentElement.dataset.print);
        });
        await press(page, "Print all 4");
        assert.equal(await page.evaluate(() => globalThis.__print), "all");
        const pdf = Buffer.from(await page.pdf({ format: "A4" })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 4, "a page for each department and nothing else");
        await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
        assert.equal(await page.evaluate(() => document.documentElement.dataset.print ?? null), null);
      }
      await close();
    });

    await t.test("a currency's sign stands beside every sum, in every room and at the next visit", async () => {
      const { page, close } = await fresh();
      await visit(page, "Money");
      await whole(page);
      await page.select("#currency-money", "EUR");
      await wait(page, () => /\u20ac[\d.]+ million/.test(document.querySelector("main h1").textContent));
      assert.ok((await beside(page)).every((text) => text.startsWith("\u20ac")));
      assert.match(await words(page, "[data-metric='costTotal'] .now"), /^\u20ac[\d.]+ million$/);
      await visit(page, "Scenario");
      assert.match(await words(page, "[data-metric='costTotal'] .now"), /^\u20ac/);
      await page.reload();
      await ready(page);
      await whole(page);
      assert.match(await words(page, "[data-metric='costTotal'] .now"), /^\u20ac/);
      await visit(page, "Money");
      await page.select("#currency-money", "");
      await wait(page, () => !document.querySelector("main").textContent.replace(/Currency shown.*?(?=Prices)/, "").includes("\u20ac"));
      assert.equal(await page.evaluate(() => localStorage.getItem("breather:currency")), null);
      await close();
    });

    await t.test("numbers as the browser's language writes them, the sign where it puts it", async () => {
      for (const [language, sum, share] of [["de-DE", /^\d,\d+\smillion\s\u20ac$/, /^\d+,\d\s%$/], ["fr-CH", /^\d[.,]\d+\smillion\s\u20ac$/, /^\d+[.,]\d\s%$/], ["en-IN", /^\u20ac\d\.\d+\smillion$/, /^\d+\.\d\s%$/]]) {
        const { page, close } = await fresh({ language, kept: { "breather:currency": "EUR" } });
        await whole(page);
        assert.match(await words(page, "[data-metric='costTotal'] .now"), sum, language);
        assert.match(await words(page, "[data-metric='serviceLevel'] .now"), share, language);
        await close();
      }
    });

    if (name === "Chromium") {
      for (const [scheme, width] of [["light", 1280], ["dark", 390]]) {
        await t.test(`axe finds nothing, and nothing is wider than the page, ${scheme}, ${width} px`, async () => {
          const { page, close } = await fresh({ scheme, width });
          await whole(page);
          await move(page, [FIXED, "60"], [REST, "1"]);
          await visit(page, "Money");
          await page.waitForSelector("[data-returns='done']", { timeout: 120_000 });
          await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
          const cut = await page.$$eval("main svg.plot", (all) => all.flatMap((svg) => [...svg.querySelectorAll("text")].filter((text) => text.getBBox().x < -1 || text.getBBox().x + text.getBBox().width > svg.viewBox.baseVal.width + 1).map((text) => text.textContent)));
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
