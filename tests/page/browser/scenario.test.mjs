/** The room Scenario, used as a person would: the baseline's answer, levers, previews, full answers, undo. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { BROWSERS, open, start, visit } from "../support/browser.mjs";
import { words, press, unfold, whole, run, wait, move } from "../support/people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const REST = "field-mandatoryTimeOff-daysPerPeriod";
const LEVER = "[data-lever='mandatoryTimeOff.daysPerPeriod']";

/** The figures of a metric's row: the values shown, and whether a difference stands beside them. */
const figure = (page, id) =>
  page.$eval(`[data-metric='${id}']`, (row) => ({ now: row.querySelector(".now").textContent, was: row.querySelector(".was")?.textContent ?? null, sure: row.querySelector(".sure")?.textContent ?? null }));

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 420_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    /** A page that knows nothing of the ones before it. */
    const fresh = async (options) => {
      const context = await browser.createBrowserContext();
      const opened = await open(context, options);
      return { ...opened, close: () => context.close() };
    };

    await t.test("the first screen answers for the baseline: a marked preview first, the full run after it", async () => {
      const { page, record, close } = await fresh();
      assert.equal(await words(page, "nav [aria-current]"), "Scenario");
      await page.waitForSelector(".run-line", { timeout: 20_000 });
      assert.match(await words(page, "main h1"), /of calls are answered within 20\s?s.* leave in a year/);
      await whole(page);
      assert.equal(await page.$(".run-line[data-fidelity='preview']"), null);
      assert.match(await words(page, ".run-words"), /^10 of 10 repetitions of 52 weeks/);
      for (const id of ["serviceLevel", "attritionPerYear", "strainAboveOneSd", "costTotal"]) {
        const { now, was } = await figure(page, id);
        assert.match(now, /\d/);
        assert.equal(was, null, "nothing to compare with yet");
      }
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("a lever by keyboard: its price, then a preview, then the full answer; undo; the baseline", async () => {
      const { page, record, close } = await fresh();
      await whole(page);
      const baseline = await figure(page, "serviceLevel");
      await unfold(page, REST);
      await page.focus(`#${REST}`);
      // The states the page goes through are collected by the page itself, so that none is missed.
      await page.evaluate(() => {
        globalThis.__states = [];
        const look = () => {
          const line = document.querySelector(".run-line");
          const state = `${line?.dataset.fidelity} ${line?.dataset.run}`;
          const price = document.querySelector("[data-lever='mandatoryTimeOff.daysPerPeriod'] .lever-price")?.textContent;
          if (price && !globalThis.__price) globalThis.__price = { price, state };
          if (globalThis.__states.at(-1) !== state) globalThis.__states.push(state);
        };
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("Mandatory time off"));
      await whole(page);
      const states = await page.evaluate(() => globalThis.__states);
      const price = await page.evaluate(() => globalThis.__price);
      assert.match(price.price, /^Costs .*hours? off the phone per agent and week/);
      assert.notEqual(price.state, "full whole", "the price does not wait for the run");
      const preview = states.findIndex((state) => state.startsWith("preview preview"));
      assert.ok(preview >= 0, `a preview was shown: ${states}`);
      assert.ok(states.lastIndexOf("full whole") > preview, `the full answer came after it: ${states}`);
      assert.ok(!states.slice(states.lastIndexOf("full whole")).some((state) => state.startsWith("preview")), `and stayed: ${states}`);

      const moved = await figure(page, "serviceLevel");
      assert.equal(moved.was.replace("baseline ", ""), baseline.now, "the baseline is what it was");
      assert.notEqual(moved.now, baseline.now, "two days of a hundred and eighteen people are felt");
      assert.match(moved.sure, /^(almost certain|very likely|likely, not certain|could be either|no change)$/);
      assert.match(await words(page, ".moved-panel"), /Studies disagree/);
      assert.match(await words(page, `${LEVER} .field-was`), /was 0/);

      await press(page, "Undo");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("As things stand"));
      assert.deepEqual(await figure(page, "serviceLevel"), baseline, "what was there is there again, without a run");

      await press(page, "Redo");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("Mandatory"));
      await press(page, "Make this the baseline");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("As things stand"));
      assert.equal((await figure(page, "serviceLevel")).now, moved.now, "the same worlds, the same figures");
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("stop keeps what there is, and the run can go on", async () => {
      const { page, close } = await fresh();
      await press(page, "Stop and keep what there is");
      await wait(page, () => document.querySelector(".run-line")?.dataset.run === "stopped");
      assert.match(await words(page, "main h1"), /of calls are answered/);
      await press(page, "Go on with the full run");
      await whole(page);
      await close();
    });

    await t.test("a slider that moves on leaves nothing stale behind", async () => {
      const { page, close } = await fresh();
      await whole(page);
      await unfold(page, REST);
      await page.focus(`#${REST}`);
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press(i % 3 === 2 ? "ArrowDown" : "ArrowUp");
        await new Promise((later) => setTimeout(later, 60));
      }
      await whole(page, { moved: true });
      const typed = await page.$eval(`#${REST}`, (input) => input.value);
      assert.match(await words(page, "main h1"), new RegExp(`\\u2192 ${typed.replace(".", "\\.")} days`));
      // The same scenario asked for at once, on a page that knows nothing of the way there.
      const link = await page.evaluate(() => new Promise((kept) => setTimeout(() => kept(location.href), 800)));
      const figures = [await figure(page, "serviceLevel"), await figure(page, "costTotal")];
      await close();
      const other = await fresh({ url: link });
      await whole(other.page, { moved: true });
      assert.deepEqual([await figure(other.page, "serviceLevel"), await figure(other.page, "costTotal")], figures);
      await other.close();
    });

    await t.test("an assumption can be seen and changed where a lever acts through it", async () => {
      const { page, close } = await fresh();
      await whole(page);
      await page.$eval(`${LEVER} .fold`, (fold) => {
        for (let node = fold; node; node = node.parentElement.closest("details")) node.open = true;
      });
      const id = await page.waitForSelector(`${LEVER} .assumptions input`).then((input) => input.evaluate((element) => element.id));
      assert.match(await words(page, `${LEVER} .assumptions li`), /plausibly .* to .*(Sources?|No source)/);
      await page.click(`#${id}`, { count: 3 });
      const value = await page.$eval(`#${id}`, (input) => input.value);
      await page.keyboard.press("ArrowUp");
      await wait(page, () => [...document.querySelectorAll(".lever-group summary")].some((summary) => /How people respond.*1 changed/.test(summary.textContent)));
      assert.notEqual(await page.$eval(`#${id}`, (input) => input.value), value);
      await close();
    });

    await t.test("one lever of two by itself, and over its range", async () => {
      const { page, record, close } = await fresh();
      await run(page, "One protected rest day every four weeks");
      await press(page, "What if it were more, or less?");
      await wait(page, () => document.querySelector("[data-sweep='done']") !== null);
      const rows = await page.$eval("[data-sweep] table", (table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)));
      assert.ok(rows.length >= 6, `${rows.length} values`);
      // Nothing else differs, so that at the baseline's value nothing does: a law.
      assert.deepEqual(rows[0], ["0", "0 points", "0 points", "0 points"]);
      assert.ok(rows.some(([value]) => value === "1"), "the scenario's own value is among them");

      await unfold(page, "field-teams-0-heads");
      await page.focus("#field-teams-0-heads");
      await page.keyboard.press("PageUp");
      await wait(page, () => document.querySelector("main h1").textContent.includes("People on the payroll 118"));
      await whole(page, { moved: true });
      await press(page, "What does it do by itself?");
      await wait(page, () => /By itself, against the same scenario without it: .*service level \S+ points \(almost certain\)/.test(document.querySelector(".moved-levers").textContent));
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("the price of a lever is what it costs beyond the baseline", async () => {
      const { page, close } = await fresh();
      await whole(page);
      const hours = async () => Number(/^Costs ([\d.]+) hours off the phone per agent and week/.exec(await words(page, `${LEVER} .lever-price`))[1]);
      await move(page, [REST, "2"]);
      const two = await hours();
      assert.match(await words(page, `${LEVER} [data-worth]`), /^Worth\. Net .* in a year.*It has no fee; /);
      await press(page, "Make this the baseline");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("As things stand"));
      assert.match(await words(page, `${LEVER} .lever-price`), /^Costs nothing beyond the baseline\.$/);
      await move(page, [REST, "3"]);
      assert.equal(await hours(), two / 2, "a third day costs half of what two cost: theory");
      assert.match(await words(page, `${LEVER} .lever-price`), /against the baseline\.$/);
      await close();
    });

    await t.test("the levers of measuring: sentence, grade, price, and the way to their room", async () => {
      const { page, close } = await fresh();
      await whole(page);
      const coaching = "[data-lever='policy.coachingHoursPerMonth']";
      await move(page, ["field-policy-coachingHoursPerMonth", "1"]);
      assert.match(await words(page, `${coaching} .lever-known`), /^An hour of coaching a month .*: grade B/);
      // Twelve hours in 52 weeks: theory.
      assert.match(await words(page, `${coaching} .lever-price`), /^Costs 14 minutes off the phone per agent and week/);
      await press(page, "Metric policy");
      assert.equal(await words(page, "nav [aria-current]"), "Metric policy");
      assert.match(await words(page, "main h1"), /^Supportive coaching of 1 hours? a month for everybody: /);
      await close();
    });

    await t.test("a cause is added, renamed and removed in the baseline as well, and none of that is a change", async () => {
      const { page, record, close } = await fresh();
      await whole(page);
      const causes = () => page.$$eval(".cause h3", (all) => all.map((heading) => heading.firstChild.textContent));
      const at = (words) => wait(page, (words) => [...document.querySelectorAll(".cause h3")].map((heading) => heading.firstChild.textContent).join("; ") === words, words);
      const before = await causes();
      assert.equal(before.length, 4);
      await press(page, "Add a cause");
      await at([...before, "Another cause"].join("; "));
      await page.evaluate(() => document.querySelectorAll(".cause details").forEach((details) => (details.open = true)));
      const name = "field-causes-4-name";
      await unfold(page, name);
      await page.click(`#${name}`, { count: 3 });
      await page.keyboard.type("Late parcels");
      await at([...before, "Late parcels"].join("; "));
      await press(page, "Remove Ambiguous marketing");
      const left = ["Inaccurate invoices", "Late field service", "Web-site faults", "Late parcels"];
      await at(left.join("; "));
      // The same in both, so that there is nothing to compare.
      await whole(page);
      assert.match(await words(page, "main h1"), /^As things stand/);
      assert.equal(await page.$(".lever-group .count"), null);
      await move(page, ["field-causes-3-fixedShare", "50"]);
      assert.match(await words(page, "main h1"), /^Errors fixed at the source: Late parcels 0\s?% \u2192 50\s?%: /);
      await press(page, "Back to the baseline");
      await at(left.join("; "));
      for (let steps = 0; (await causes()).join("; ") !== before.join("; "); steps++) {
        assert.ok(steps < 6, "undo leads back");
        await press(page, "Undo");
        await new Promise((later) => setTimeout(later, 200));
      }
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("Staffing keeps people constant and says so", async () => {
      const { page, close } = await fresh();
      await visit(page, "Staffing");
      assert.match(await words(page, ".staffing-simulated"), /People are kept constant here/);
      await press(page, "Scenario shows them respond");
      await page.waitForSelector(".scenario");
      await close();
    });

    if (name === "Chromium") {
      for (const scheme of ["light", "dark"]) {
        await t.test(`axe finds nothing with levers moved, ${scheme}`, async () => {
          const { page, close } = await fresh({ scheme, width: scheme === "light" ? 1280 : 390 });
          await run(page, "The same, put off when the floor is short");
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
    }
  });
}
