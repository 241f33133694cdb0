/** Simulations on the page: beside the formulas, call by call, over several workers, and what they were checked against. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { BROWSERS, open, rooms, settled, start, visit } from "../support/browser.mjs";
import { breather as load } from "../support/module.mjs";

const breather = await load();

/** The queue that the lab opens with, as the module is asked for it. */
const QUEUE = { callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 180 };
const SIMULATED = {
  callsPerHour: 150,
  agents: 14,
  service: { distribution: "exponential", meanSeconds: 300 },
  patience: { distribution: "exponential", meanSeconds: 180 },
  targetSeconds: 20,
  calls: 200_000,
  seed: 1,
};

/** Presses the button with these words. */
async function press(page, words) {
  const button = await page.waitForSelector(`::-p-xpath(//button[not(@disabled) and starts-with(normalize-space(.), "${words}")])`, { timeout: 30_000 });
  await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await button.click();
}

const words = (page, selector) => page.$eval(selector, (element) => element.textContent.replaceAll(/\s+/g, " ").trim());

/** Waits until a simulation stands at one of these states. */
const reached = (page, card, ...states) =>
  page.waitForFunction((card, states) => states.includes(document.querySelector(card)?.dataset.run), { timeout: 120_000 }, card, states);

/** The cells of a table's row by its first words. */
const row = (page, card, name) =>
  page.$$eval(
    `${card} tbody tr`,
    (rows, name) => [...(rows.find((one) => one.querySelector("th")?.textContent.trim().startsWith(name))?.children ?? [])].map((cell) => cell.textContent.replaceAll(/\s+/g, " ").trim()),
    name,
  );

/** Types a number into a field of the lab's simulation. */
async function type(page, name, value) {
  const id = `#field-lab-simulation-${name}`;
  await page.$eval(id, (input) => {
    input.closest("details").open = true;
    input.scrollIntoView({ block: "center" });
  });
  await page.click(id, { count: 3 });
  await page.keyboard.type(String(value));
  await page.keyboard.press("Enter");
}

const LAB = ".lab-simulate";
const WEEK = ".staffing-simulated";

/**
 * Milliseconds from a click on the button that stops to the page's settled state, by the page's own
 * clock, so that the driver's latency is not in it.
 */
function stopping(page, card) {
  return page.evaluate(
    (card) =>
      new Promise((resolve) => {
        const section = document.querySelector(card);
        let clicked = 0;
        const watch = new MutationObserver(() => {
          if (section.dataset.run === "running") return;
          watch.disconnect();
          resolve(performance.now() - clicked);
        });
        watch.observe(section, { attributes: true, attributeFilter: ["data-run"] });
        const button = [...section.querySelectorAll("button")].find((one) => one.textContent.startsWith("Stop"));
        clicked = performance.now();
        button.click();
      }),
    card,
  );
}

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 400_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    /** A page that knows nothing of the ones before it, on a machine of so many processors. */
    async function fresh(room, { processors, calm, ...how } = {}) {
      const context = await browser.createBrowserContext();
      // Before the page starts, since it asks then.
      const shim = { newPage: async () => {
        const page = await context.newPage();
        await page.evaluateOnNewDocument(
          (processors, calm) => {
            if (processors) Object.defineProperty(navigator, "hardwareConcurrency", { get: () => processors });
            if (calm) {
              const asked = window.matchMedia.bind(window);
              window.matchMedia = (query) => (query.includes("reduced-motion") ? Object.assign(new EventTarget(), { matches: true, media: query }) : asked(query));
            }
          },
          processors ?? 0,
          calm ?? false,
        );
        return page;
      } };
      const opened = await open(shim, how);
      await visit(opened.page, room);
      return { ...opened, close: () => context.close() };
    }

    await t.test("theory: the simulated service level has an interval that holds Erlang A's exact one", async () => {
      const { page, record, close } = await fresh("Queue lab");
      await press(page, "Simulate 200,000");
      await reached(page, LAB, "whole");
      await settled(page);
      const exact = breather.queue({ model: "erlangA", ...QUEUE }).serviceLevel;
      const run = breather.simulateQueue(SIMULATED);
      assert.ok(Math.abs(run.serviceLevel.mean - exact) <= run.serviceLevel.halfWidth, `${exact} in ${JSON.stringify(run.serviceLevel)}`);
      const shown = await row(page, LAB, "Service level");
      assert.equal(shown[3], "inside", shown.join(" | "));
      assert.ok(shown[1].startsWith((exact * 100).toFixed(1)) && shown[2].startsWith((run.serviceLevel.mean * 100).toFixed(1)), shown.join(" | "));
      assert.equal(await words(page, `${LAB} .digest`), run.digest, "the bits of Node");
      assert.match(await words(page, `${LAB} .reasons`), /what differs is chance/);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("one click to calls as they are: another law is simulated, and why it differs is said", async () => {
      const { page, close } = await fresh("Queue lab");
      await press(page, "As calls really are");
      await reached(page, LAB, "whole");
      await settled(page);
      assert.match(await words(page, `${LAB} .reasons`), /Handling time\. Erlang A takes it for exponential.*Here it is lognormal/);
      assert.match(await words(page, `${LAB} thead`), /not exact here/);
      const settings = await page.$eval("#field-lab-simulation-service", (select) => select.value);
      assert.equal(settings, "lognormal");
      await close();
    });

    await t.test("a stop is heard within 50 ms and keeps the part that was run", async (t) => {
      const { page, record, close } = await fresh("Queue lab");
      await type(page, "calls", 100_000_000);
      const taken = [];
      for (let i = 0; i < 5; i += 1) {
        await press(page, "Simulate 100,000,000");
        await reached(page, LAB, "running");
        await page.waitForFunction((card) => /So far: \d.*Of [\d,]+ simulated/.test(document.querySelector(`${card} .lab-answer`)?.textContent ?? ""), { timeout: 60_000 }, LAB);
        taken.push(await stopping(page, LAB));
        assert.equal(await page.$eval(LAB, (card) => card.dataset.run), "stopped");
        assert.match(await words(page, `${LAB} .lab-answer`), /^Stopped: \d+\s?% of the calls asked for\. Of [\d,]+ simulated calls/);
      }
      taken.sort((a, b) => a - b);
      t.diagnostic(`milliseconds from click to settled: ${taken.map((ms) => ms.toFixed(0)).join(", ")}`);
      // The page itself gives a run 40 ms for its last word; the machine of the tests may be busy with other things.
      assert.ok(taken[2] < 50, `the middle one of ${taken.join(", ")}`);
      assert.ok(taken[4] < 150, `the longest of ${taken.join(", ")}`);
      const { errors, violations } = await record();
      assert.deepEqual({ errors, violations }, { errors: [], violations: [] });
      await close();
    });

    await t.test("formulas answer while a simulation runs; the time left is told; a newer run takes its place", async () => {
      const { page, close } = await fresh("Queue lab", { processors: 2 });
      await type(page, "calls", 100_000_000);
      await press(page, "Simulate 100,000,000");
      await reached(page, LAB, "running");
      await page.click("#field-lab-agents", { count: 3 });
      await page.keyboard.type("16");
      await page.waitForFunction(() => /With 16 agents/.test(document.querySelector("main h1").textContent), { timeout: 5_000 });
      assert.equal(await page.$eval(LAB, (card) => card.dataset.run), "running");
      await page.waitForFunction((card) => /Simulating \u00b7 \d+\s%.* \u00b7 about (\d+\ss|\d+\smin.*) left/.test(document.querySelector(`${card} .status`).textContent), { timeout: 20_000 }, LAB);
      await type(page, "calls", 50_000);
      await press(page, "Simulate 50,000");
      await reached(page, LAB, "whole");
      assert.match(await words(page, `${LAB} .lab-answer`), /^Of 50,\d+ simulated calls/);
      await close();
    });

    await t.test("one hour plays, pauses, and is stepped by keys", async () => {
      const { page, record, close } = await fresh("Queue lab");
      await press(page, "Watch one hour");
      await page.waitForSelector(".hour-stage .place");
      const at = () => page.evaluate(() => ({ moment: Number(document.querySelector(".hour-now").dataset.moment), playing: document.querySelector(".hour-player").dataset.playing === "true" }));
      await page.$eval(".hour-view", (view) => view.scrollIntoView({ block: "center" }));
      await page.waitForFunction(() => Number(document.querySelector(".hour-now").dataset.moment) > 3, { timeout: 20_000 });
      await page.focus(".hour-view");
      await page.keyboard.press(" ");
      const paused = await at();
      assert.equal(paused.playing, false);
      await new Promise((later) => setTimeout(later, 400));
      assert.deepEqual(await at(), paused, "nothing moves while it is paused");
      await page.keyboard.press("ArrowRight");
      assert.equal((await at()).moment, paused.moment + 1);
      assert.match(await words(page, ".hour-player [aria-live]"), /^\d\d:\d\d\. .+\. \d+ waiting, \d+ of 14 agents busy\.$/);
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      assert.equal((await at()).moment, paused.moment - 1);

      // What is drawn is what the module traced.
      const trace = breather.traceQueue(SIMULATED, { startSeconds: 3600, lengthSeconds: 3600 });
      const moment = trace.moments[paused.moment - 1];
      assert.equal((await page.$$(".hour-view .busy")).length, moment.busy);
      assert.equal((await page.$$(".hour-view .call")).length, moment.waiting);
      assert.match(await words(page, ".hour-now"), new RegExp(`${moment.waiting} waiting, ${moment.busy} of 14 agents busy\\. So far ${moment.answeredSoFar} answered, ${moment.abandonedSoFar} hung up`));

      // Another queue has another hour, which starts from its beginning.
      await page.$eval("#field-lab-agents", (input) => input.scrollIntoView({ block: "center" }));
      await page.click("#field-lab-agents", { count: 3 });
      await page.keyboard.type("20");
      await page.waitForFunction(() => document.querySelectorAll(".hour-view .place").length === 20, { timeout: 10_000 });
      assert.deepEqual(await at(), { moment: 0, playing: false });

      // A click on the chart leads there.
      await page.evaluate(() => document.querySelector(".hour .chart .stage").scrollIntoView({ block: "center" }));
      const box = await page.$eval(".hour .chart .stage", (stage) => stage.getBoundingClientRect().toJSON());
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      const clock = await words(page, ".hour-clock");
      assert.match(clock, /^(2[6-9]|3[0-4]):/, `the middle of the hour, not ${clock}`);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("who wants less motion gets an hour that stands still until it is played", async () => {
      const { page, close } = await fresh("Queue lab", { calm: true });
      await press(page, "Watch one hour");
      await page.waitForSelector(".hour-stage .place");
      await new Promise((later) => setTimeout(later, 300));
      assert.deepEqual(await page.evaluate(() => [document.querySelector(".hour-player").dataset.playing, document.querySelector(".hour-now").dataset.moment]), ["false", "0"]);
      await close();
    });

    await t.test("the week simulated beside the formula: the same bits on one worker, on three, and in Node", async () => {
      const digests = [];
      for (const processors of [2, 4]) {
        const { page, record, close } = await fresh("Staffing", { processors });
        await page.evaluate(() => [...document.querySelectorAll("input[name=staffing-replications]")].find((radio) => radio.value === "3").click());
        await press(page, "Simulate a year of such weeks");
        await reached(page, WEEK, "whole");
        await page.waitForSelector(`${WEEK} tbody tr`);
        digests.push(await words(page, `${WEEK} .digest`));
        if (processors === 4) {
          assert.match(await words(page, `${WEEK} .lab-answer`), /^3 repetitions of \d+ weeks, [\d,]+ events\. Simulated, [\d.]+ ?% of calls are answered within 20 ?s, give or take/);
          await page.waitForFunction(() => document.querySelector(".staffing-day .legend")?.textContent.includes("On the phone, simulated"), { timeout: 30_000 });
          assert.equal((await page.$$("input[name=staffing-week-by]")).length, 2, "the week by formula or simulated");
          // A changed figure makes it a thing of the past, and says so; what stands beside each other is still of one scenario.
          await page.waitForFunction((card) => !/not of a roster/.test(document.querySelector(card).textContent), { timeout: 60_000 }, WEEK);
          await settled(page);
          const side = () => page.$eval(WEEK, (card) => [".lab-answer", "table", ".reasons"].map((part) => card.querySelector(part).textContent));
          const [said, ...beside] = await side();
          await page.$eval("#field-queues-0-talkSeconds", (input) => input.scrollIntoView({ block: "center" }));
          await page.click("#field-queues-0-talkSeconds", { count: 3 });
          await page.keyboard.type("260");
          await page.waitForFunction((card) => /figures that have changed since/.test(document.querySelector(card).textContent), { timeout: 10_000 }, WEEK);
          await settled(page);
          assert.deepEqual(await side(), [said, ...beside]);
          // The warning is as plain as any text, and what it is about is dimmed once.
          const shown = await page.$eval(WEEK, (card) => {
            const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
            return [".out-of-date", ".lab-answer", ".chart .drawing"].map((part) => opacity(card.querySelector(part)));
          });
          assert.deepEqual(shown, [1, 0.55, 0.55]);
        }
        const { errors, violations } = await record();
        assert.deepEqual({ errors, violations }, { errors: [], violations: [] });
        await close();
      }
      assert.equal(digests[0], digests[1], "one worker and three");
      assert.equal(digests[0], breather.simulate({ people: { simulated: false } }, { replications: 3, seed: 1 }).digest, "Node");
    });

    await t.test("a stopped week keeps its complete repetitions", async (t) => {
      const { page, close } = await fresh("Staffing");
      await page.evaluate(() => [...document.querySelectorAll("input[name=staffing-replications]")].find((radio) => radio.value === "30").click());
      await press(page, "Simulate a year of such weeks");
      await page.waitForFunction((card) => /So far: \d/.test(document.querySelector(`${card} .lab-answer`)?.textContent ?? ""), { timeout: 60_000 }, WEEK);
      const ms = await stopping(page, WEEK);
      t.diagnostic(`milliseconds from click to settled: ${ms.toFixed(0)}`);
      assert.ok(ms < 150, `${ms} ms`);
      assert.match(await words(page, `${WEEK} .lab-answer`), /^Stopped at \d+ ?%: ([1-9]|[12]\d) repetitions? of \d+ weeks/);
      await close();
    });

    await t.test("the checks: a sentence, every family, and this browser's own check", async () => {
      const { page, record, close } = await fresh("Checks");
      assert.match(await words(page, "main h1"), /^Of [\d,]+ figures that theory or others have worked out, [\d,]+ lie in the simulation.s 99\.9 ?% intervals; by chance alone about [\d.,]+ would lie outside, and [\d,]+ do/);
      const told = JSON.parse(await page.$eval("#report", (element) => element.textContent));
      assert.equal((await page.$$(".checks section details.fold")).length, told.families.length);
      await page.$eval(".checks section details.fold", (fold) => (fold.open = true));
      await page.waitForSelector(".checks section details.fold tbody tr");
      const [first] = told.families.filter((family) => family.rows.length > 0);
      assert.ok((await words(page, ".checks section details.fold[open]")).includes(first.source.replaceAll(/\s+/g, " ")));
      const [happened] = told.real.filter(({ of }) => of != null);
      if (happened) assert.match(await words(page, "main h1"), new RegExp(`Of ${happened.of} figures of a bank.s real days, ${happened.inside} lie where`));
      await press(page, "Run the self check");
      await page.waitForFunction(() => /the same hash/.test(document.querySelector("[data-self] [role=status]").textContent), { timeout: 30_000 });
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

test("axe finds nothing where results of simulations stand", { timeout: 240_000 }, async (t) => {
  const browser = await start("Chromium");
  t.after(() => browser.close());
  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const context = await browser.createBrowserContext();
      const { page } = await open(context, { scheme, width });
      for (const room of await rooms(page)) {
        await visit(page, room);
        if (room === "Queue lab") {
          await press(page, "As calls really are");
          // The results push what is below them down; a click meanwhile would miss.
          await reached(page, LAB, "whole");
          await settled(page);
          await press(page, "Watch one hour");
          await page.waitForSelector(".hour-stage .place");
          await press(page, "Pause");
        }
        if (room === "Staffing") {
          await page.evaluate(() => [...document.querySelectorAll("input[name=staffing-replications]")].find((radio) => radio.value === "3").click());
          await press(page, "Simulate a year of such weeks");
          await reached(page, WEEK, "whole");
        }
        await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
        await settled(page);
        await page.evaluate(axe);
        const found = await page.evaluate(async (levels) => {
          const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: levels }, resultTypes: ["violations"] });
          return result.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}): ${nodes[0].target.join(" ")} ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 200)}`);
        }, LEVELS);
        assert.deepEqual(found, [], `${room}, ${scheme}, ${width} px`);
        const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(scroll <= client, `${room} is ${scroll} px wide on a screen of ${client}`);
      }
      await context.close();
    }
  }
});
