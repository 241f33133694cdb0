/** The room Metric policy: the chain by the module's own numbers, write-ups, measuring nobody. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { BROWSERS, open, start, visit } from "../support/browser.mjs";
import { breather as load } from "../support/module.mjs";
import { cells, press, unfold, value, wait, whole, words } from "../support/people.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const PRESSURE = "field-policy-handlePressure";
const FOLLOWS = "field-policy-consequence";
const RUN = { seed: 1, replications: 10 };
/** A small centre, so that the module can be asked for the same in the test itself. */
const SMALL = { preset: "helpDesk20", calendar: { horizonWeeks: 26 } };
const KEPT = { "breather:1": JSON.stringify({ scenario: SMALL, start: 0 }) };
const TARGET = "A target a tenth below";

/** A figure of a step: what it was, is and differs by. */
const figure = (page, id, within = ".metrics") =>
  page.$eval(`${within} [data-metric='${id}']`, (row) => ({ now: row.querySelector(".now").textContent, was: row.querySelector(".was")?.lastChild.textContent ?? null, by: row.querySelector(".change")?.firstChild.textContent ?? null, sure: row.querySelector(".sure")?.textContent ?? null }));
/** The number that words begin with, percent and points as they stand. */
const lead = (text) => value(/^[+\u2212]?[\d,.]+/.exec(text)?.[0] ?? "");
/** Seconds of a duration as the page writes it. */
const secondsOf = (text) => {
  const [, minutes = "0", seconds = "0"] = /^(?:(\d+)\s?min)?\s?(?:([\d.]+)\s?s)?$/.exec(text.replaceAll("\u202f", " ").trim()) ?? assert.fail(text);
  return 60 * Number(minutes) + Number(seconds);
};

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 600_000 }, async (t) => {
    let browser;
    let breather;
    before(async () => {
      browser = await start(name);
      breather = await load();
    });
    after(() => browser?.close());

    const fresh = async (options) => {
      const context = await browser.createBrowserContext();
      const opened = await open(context, { kept: KEPT, ...options });
      await visit(opened.page, "Metric policy");
      await whole(opened.page);
      return { ...opened, close: () => context.close() };
    };

    await t.test("law: at rest it says what today's policy is, and every step has today's figure", async () => {
      const { page, record, close } = await fresh();
      assert.match(await words(page, "main h1"), /^As things stand, individuals are measured, no target presses on handling time and nothing follows from the scorecard\. A call takes /);
      assert.deepEqual(await page.$$eval("[data-step]", (all) => all.map((step) => step.dataset.step)), ["target", "handle", "given", "resolution", "repeats", "load", "strain", "people"]);
      const { metrics } = breather.simulate(SMALL, RUN);
      assert.equal(lead((await figure(page, "timeGivenShare")).now), 100);
      assert.ok(Math.abs(secondsOf((await figure(page, "handleSeconds")).now) - metrics.handleSeconds.mean) <= 0.5);
      assert.ok(Math.abs(lead((await figure(page, "firstContactResolution")).now) - 100 * metrics.firstContactResolution.mean) <= 0.051);
      assert.match(await words(page, ".write-ups"), /nobody is flagged or written up/);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("a target: calls get shorter, fewer are resolved, more come back, by the module's numbers", async () => {
      const { page, record, close } = await fresh();
      await press(page, TARGET);
      await whole(page, { moved: true });
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("A target at 90"));
      const { pairs, scenarios } = breather.compare([SMALL, { ...SMALL, policy: { handlePressure: 1 } }], RUN);
      const [{ differences }] = pairs;
      // Property of the model at its defaults; the page says which way, the module how much.
      assert.ok(differences.handleSeconds.mean < 0 && differences.firstContactResolution.mean < 0 && differences.repeatShare.mean > 0 && differences.timeGivenShare.mean < 0);
      for (const id of ["handleSeconds", "firstContactResolution", "repeatShare", "timeGivenShare"]) {
        const shown = await figure(page, id);
        const share = id === "handleSeconds" ? 1 : 100;
        const read = id === "handleSeconds" ? (text) => Math.sign(lead(text)) * secondsOf(text.replace(/^[+\u2212]/, "")) : lead;
        assert.ok(Math.abs(read(shown.by) - share * differences[id].mean) <= (share === 1 ? 0.5 : 0.051), `${id}: ${shown.by} on the page, ${differences[id].mean} by the module`);
        const [was, now] = scenarios.map(({ metrics }) => share * metrics[id].mean);
        const plain = id === "handleSeconds" ? secondsOf : lead;
        assert.ok(Math.abs(plain(shown.was) - was) <= 0.51 && Math.abs(plain(shown.now) - now) <= 0.51, id);
        assert.match(shown.sure, /^(almost certain|very likely)$/);
      }
      // A count is written to three digits.
      assert.ok(Math.abs(lead((await figure(page, "offered")).by) / differences.offered.mean - 1) < 0.006);
      const weeks = await cells(page, "[data-step='handle'] figure");
      assert.equal(weeks.length, 26);
      const own = breather.simulate({ ...SMALL, policy: { handlePressure: 1 } }, RUN).people.weeks.handleSeconds.mean;
      for (const [at, row] of weeks.entries()) assert.ok(Math.abs(lead(row[3]) - own[at]) <= 0.5, `week ${row[0]}: ${row[3]} on the page, ${own[at]} by the module`);
      // Each arrow says by which assumption, and where its range includes no effect.
      assert.match(await words(page, "[data-link='given'] [data-assumption='resolution.perLogHandle']"), /Hurried calls resolve less: 1\.5 .*plausibly 0\.5 to 4/);
      assert.match(await words(page, "[data-link='load']"), /No effect at all is within the plausible range of .*Strain from high occupancy/);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("write-ups are counted, with those that hit the wrong person; the Scenario room tells them too", async () => {
      const { page, close } = await fresh();
      await unfold(page, FOLLOWS);
      await page.select(`#${FOLLOWS}`, "writeUp");
      await wait(page, () => document.querySelector(".write-ups [data-metric='writeUps']") !== null);
      await whole(page, { moved: true });
      const { metrics } = breather.simulate({ ...SMALL, policy: { consequence: "writeUp" } }, RUN);
      const ups = await figure(page, "writeUps");
      assert.ok(Math.abs(lead(ups.now) - metrics.writeUps.mean) <= 0.051, `${ups.now} on the page, ${metrics.writeUps.mean} by the module`);
      const unjust = 100 * metrics.unjustWriteUpShare.mean;
      assert.ok(Math.abs(lead((await figure(page, "unjustWriteUpShare")).now) - unjust) <= 0.051);
      assert.equal(Number(/Of 100 write-ups, (\d+) hit the wrong person/.exec(await words(page, ".write-ups figure"))[1]), Math.round(unjust));
      assert.equal((await page.$$(".write-ups figure svg.plot circle")).length, 100);
      assert.match(await words(page, ".write-ups"), /a lottery would hit 10\s?%/);
      assert.ok(Math.abs(lead(await words(page, "[data-metric='rankStability'] .now")) - metrics.rankStability.mean) <= 0.0051);
      await visit(page, "Scenario");
      await whole(page, { moved: true });
      assert.equal((await figure(page, "writeUps", "[aria-labelledby='pillar-people']")).now, ups.now);
      await close();
    });

    await t.test("measuring nobody: what is known, this run's numbers, and both ends of the range", async () => {
      const { page, close } = await fresh();
      await press(page, "Measure nobody in the scenario");
      await wait(page, () => document.querySelector("[data-none]") !== null);
      await whole(page, { moved: true });
      assert.match(await words(page, "main h1"), /^Measuring nobody: /);
      assert.match(await words(page, ".unmeasured"), /No study has removed all metrics in an inbound service; in this model it can help or harm/);
      await press(page, "Work out both ends");
      await page.waitForSelector(".unmeasured table", { timeout: 120_000 });
      const rows = await cells(page, ".unmeasured");
      const handle = rows.find(([label]) => label === "Handling time");
      // Property: those who do less unwatched take longer, by far more at the one end than at the other.
      assert.ok(secondsOf(handle[1].slice(1).replace(/ \(.*/, "")) > 10 && handle[1].startsWith("+"), handle[1]);
      assert.ok(!handle[3].startsWith("+") || secondsOf(handle[3].slice(1).replace(/ \(.*/, "")) < 5, handle[3]);
      await close();
    });

    await t.test("by keyboard alone: a target, the chain, a step's weeks, and back", async () => {
      const { page, close } = await fresh();
      await page.focus(`#${PRESSURE}`);
      for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press("ArrowUp");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("A target at 90"));
      await whole(page, { moved: true });
      await page.focus(".glance li:nth-child(4) a");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "step-resolution");
      // On from the step, Tab comes to its own chart in a few stops.
      let on = false;
      for (let stops = 0; stops < 6 && !on; stops += 1) {
        await page.keyboard.press("Tab");
        on = await page.evaluate(() => document.activeElement.matches("#step-resolution [role='application']"));
      }
      assert.ok(on, "the chart is reached");
      await page.keyboard.press("End");
      assert.match(await page.$eval("#step-resolution [aria-live]", (live) => live.textContent), /^Week 26, Baseline \d+\.\d\s?%, Scenario \d+\.\d\s?%$/);
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
      await wait(page, () => document.querySelector("main h1").textContent.startsWith("As things stand"));
      await close();
    });

    await t.test("where customers do not respond, their steps say so and show nothing", async () => {
      const { page, close } = await fresh({ kept: { "breather:1": JSON.stringify({ scenario: { ...SMALL, customers: { simulated: false } }, start: 0 }) } });
      assert.match(await words(page, "#step-resolution"), /Customers do not respond in this scenario/);
      assert.equal(await page.$("#step-resolution svg.plot, #step-repeats svg.plot"), null);
      assert.ok(await page.$("#step-handle svg.plot"));
      await close();
    });

    if (name === "Chromium") {
      for (const [scheme, width] of [["light", 1280], ["dark", 390]]) {
        await t.test(`axe finds nothing, and nothing is wider than the page, ${scheme}, ${width} px`, async () => {
          const { page, close } = await fresh({ scheme, width });
          await press(page, "Write-ups, then dismissal");
          await whole(page, { moved: true });
          await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
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
