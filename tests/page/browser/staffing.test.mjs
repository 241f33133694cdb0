/** The room Staffing, used as a person would: own volumes, what-if, undo, roster. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { BROWSERS, open, settled, start, visit } from "../support/browser.mjs";
import { path } from "../support/module.mjs";

/** Real volumes that may be read but not shipped; see their own README. */
const BANK = path("../shared/data/na_bank_calls_5min_2003.csv");

/** Presses the button with these words. */
async function press(page, words) {
  const button = await page.waitForSelector(`::-p-xpath(//button[not(@disabled) and starts-with(normalize-space(.), "${words}")])`, { timeout: 30_000 });
  await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await button.click();
}

/** The words of the first element. */
const words = (page, selector) => page.$eval(selector, (element) => element.textContent.replaceAll(/\s+/g, " ").trim());

/** Waits until the words of an element fit. */
const until = (page, selector, pattern) =>
  page.waitForFunction(
    (selector, source) => new RegExp(source).test(document.querySelector(selector)?.textContent ?? ""),
    { timeout: 30_000 },
    selector,
    pattern.source,
  );

/** Types a value into the field of a path. */
async function type(page, id, value) {
  await page.$eval(`#${id}`, (input) => {
    for (let node = input.closest("details"); node; node = node.parentElement.closest("details")) node.open = true;
    input.scrollIntoView({ block: "center" });
  });
  await page.click(`#${id}`, { count: 3 });
  await page.keyboard.type(value);
}

/** The outcomes by their names, as shown. */
const outcomes = (page) =>
  page.$$eval(".staffing-outcomes .kpi", (all) => Object.fromEntries(all.map((kpi) => [kpi.querySelector(".kpi-name").textContent, kpi.querySelector(".kpi-value").textContent])));

/** The file read a second time, by other means than the engine's. */
function bank() {
  const lines = readFileSync(BANK, "utf8").trim().split("\n").slice(1);
  const days = new Map();
  let total = 0;
  for (const line of lines) {
    const [time, calls] = line.split(",");
    total += Number(calls);
    days.set(time.slice(0, 10), (days.get(time.slice(0, 10)) ?? 0) + Number(calls));
  }
  const weekdays = Array.from({ length: 7 }, () => []);
  for (const [date, calls] of days) weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7].push(calls);
  const week = weekdays.reduce((sum, of) => sum + (of.length ? of.reduce((a, b) => a + b) / of.length : 0), 0);
  const one = [...days].filter(([date]) => date >= "2003-06-02" && date <= "2003-06-08").reduce((sum, [, calls]) => sum + calls, 0);
  return { lines: lines.length, days: days.size, total, week, one };
}

/** Types lines into the import's box and has them read; Firefox empties the clipboard of a paste that a script makes up. */
async function write(page, lines) {
  await page.waitForSelector("dialog[open] textarea");
  await page.$eval(
    "dialog[open] textarea",
    (area, text) => {
      area.value = text;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    lines.join("\n"),
  );
  await press(page, "Read what is typed");
}

/** A page that knows nothing of the ones before it. */
async function fresh(browser) {
  const context = await browser.createBrowserContext();
  const opened = await open(context);
  await visit(opened.page, "Staffing");
  return { ...opened, close: () => context.close() };
}

const shown = (number) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 }).format(number);

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 240_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    await t.test("a sentence first, that says what is required and whether it is there", async () => {
      const { page, close } = await fresh(browser);
      assert.match(await words(page, "main h1"), /^For [\d,]+ calls a week, [\d,]+ people on the payroll meet 80\s?% in 20\s?s; you have 118, /);
      assert.match(await words(page, "main .sub"), /an assumption and not your own figures/);
      await close();
    });

    await t.test("what-if: the change stands against the start, and undo takes it back", async () => {
      const { page, record, close } = await fresh(browser);
      const before = await outcomes(page);
      await type(page, "field-queues-0-talkSeconds", "300");
      await until(page, ".staffing-outcomes", /was/);
      await settled(page);
      const changed = await outcomes(page);
      assert.notEqual(changed["People required on the payroll"], before["People required on the payroll"]);
      assert.match(await words(page, ".field.changed"), /was 240/);
      await press(page, "Undo");
      await page.waitForFunction(() => !document.querySelector(".staffing-outcomes .was"), { timeout: 30_000 });
      await settled(page);
      assert.deepEqual(await outcomes(page), before);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("a goal can be taken away: the cap on occupancy no longer counts", async () => {
      const { page, close } = await fresh(browser);
      assert.match(await words(page, "main .sub"), /occupancy/);
      await type(page, "field-goals-occupancy", "");
      await page.keyboard.press("Backspace");
      await page.waitForFunction(() => !document.querySelector("main .sub").textContent.includes("occupancy"), { timeout: 30_000 });
      await close();
    });

    await t.test("an impossible figure is a problem beside its field, and the last plan stays", async () => {
      const { page, close } = await fresh(browser);
      const before = await words(page, "main h1");
      await type(page, "field-goals-serviceLevel", "-5");
      await page.waitForSelector("#field-goals-serviceLevel-problem");
      assert.equal(await words(page, "main h1"), before);
      await close();
    });

    await t.test("a roster of the help desk is laid out, and every person has a row", async () => {
      const { page, close } = await fresh(browser);
      await press(page, "Choose a starting point");
      await press(page, "Start here: A 20-seat help desk");
      await until(page, "main h1", /you have 24/);
      await press(page, "Lay out the roster");
      await page.waitForSelector(".roster tbody tr", { timeout: 60_000 });
      assert.equal((await page.$$(".roster tbody tr")).length, 24);
      const shifts = await page.$$eval(".roster td.shift", (cells) => cells.map((cell) => cell.textContent));
      assert.ok(shifts.length > 0);
      for (const shift of shifts) assert.match(shift, /^\d\d:\d\d–\d\d:\d\d/);
      await close();
    });

    await t.test("a roster that falls short takes the first sentence's promise back, in the words of its own part", async () => {
      const { page, close } = await fresh(browser);
      assert.match(await words(page, "main h1 b.enough"), /^you have 118, \d+ to spare by hours alone\.$/);
      await press(page, "Lay out the roster");
      await page.waitForSelector(".roster tbody tr", { timeout: 60_000 });
      await settled(page);
      const [, gaps] = /, enough by hours alone, but the roster falls short in ([\d,]+) intervals\.$/.exec(await words(page, "main h1 b.uncovered"));
      const sum = await words(page, ".roster-sum");
      assert.ok(sum.includes(`${gaps} intervals fall short in`), sum);
      assert.ok(Number(gaps) > 0);
      assert.match(sum, /hours are enough, but lie at other times \(\d+\)/);
      assert.match(sum, /Another mix of shifts might fall short by less; that this is the best is not proven/);
      const colour = (selector) => page.$eval(selector, (element) => getComputedStyle(element).color);
      const warning = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("span"));
        probe.style.color = "var(--warn)";
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      });
      assert.equal(await colour("main h1 b"), warning);
      // Another figure has no roster yet.
      await type(page, "field-queues-0-talkSeconds", "220");
      await until(page, "main h1 b", /by hours alone\.$/);
      await close();
    });

    await t.test("the bank's file of 2003, from opening it to a plan", async (t) => {
      if (!existsSync(BANK)) {
        t.diagnostic("the bank's file is absent; nothing was tested");
        return;
      }
      const file = bank();
      const { page, record, close } = await fresh(browser);
      const before = await words(page, "main h1");
      await press(page, "Bring your own volumes");
      const chooser = await page.waitForSelector("dialog[open] input[type=file]");
      await chooser.uploadFile(BANK);
      await until(page, "dialog[open]", new RegExp(`${shown(file.total)} calls`));
      const told = await words(page, "dialog[open]");
      assert.ok(told.includes(`on ${file.days} open days from 3 March 2003 to 24 October 2003`));
      assert.ok(told.includes(`${shown(file.lines)} of ${shown(file.lines)} lines used`));
      assert.equal(await words(page, "main h1"), before, "nothing is used before it is confirmed");

      await press(page, "Use these volumes");
      await until(page, "main h1", new RegExp(`^For ${shown(file.week)} calls a week`));
      assert.match(await words(page, "main .sub"), /na_bank_calls_5min_2003\.csv, mean week of 3 March 2003 to 24 October 2003/);

      await press(page, "Undo: Use these volumes");
      await page.waitForFunction((was) => document.querySelector("main h1").textContent.replaceAll(/\s+/g, " ").trim() === was, { timeout: 30_000 }, before);

      await press(page, "Bring your own volumes");
      await (await page.waitForSelector("dialog[open] input[type=file]")).uploadFile(BANK);
      await page.waitForSelector("#import-week");
      await page.select("#import-week", "2003-06-02");
      await until(page, "dialog[open]", /The week from 2 June 2003/);
      await press(page, "Use these volumes");
      await until(page, "main h1", new RegExp(`^For ${shown(file.one)} calls a week`));
      await settled(page);
      t.diagnostic(`week of 2 June 2003: ${await words(page, "main h1")} ${JSON.stringify(await outcomes(page))}`);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("a file with a bad cell says where, and is used without it only when asked", async () => {
      const { page, close } = await fresh(browser);
      await press(page, "Bring your own volumes");
      const rows = Array.from({ length: 24 }, (_, hour) => `2026-03-02 ${String(hour).padStart(2, "0")}:00,${hour === 9 ? "n/a" : 10 + hour}`);
      await page.waitForSelector("dialog[open] textarea");
      const looks = () => page.$$eval("dialog[open] .button.primary", (all) => Object.fromEntries(all.map((one) => [one.textContent, getComputedStyle(one).backgroundColor])));
      const { "Use these volumes": idle, "Open a file": ready } = await looks();
      assert.notEqual(idle, ready, "a button that cannot be used does not look as if it could");
      await write(page, ["time,calls", ...rows]);
      await page.waitForSelector("dialog[open] .problems");
      assert.match(await words(page, "dialog[open] .problems tbody tr"), /^112/, "line 11, column 2");
      await press(page, "Leave out these cells");
      await until(page, "dialog[open]", /3 · What your figures show/);
      assert.match(await words(page, "dialog[open]"), /on 1 open day from 2 March 2026/);
      assert.equal((await looks())["Use these volumes"], ready);
      await close();
    });

    await t.test("a week as a grid of weekdays has nothing to note", async () => {
      const { page, close } = await fresh(browser);
      await press(page, "Bring your own volumes");
      await write(page, ["time\tMon\tTue\tWed\tThu\tFri", ...Array.from({ length: 9 }, (_, i) => [`${String(8 + i).padStart(2, "0")}:00`, 80 + i, 70 + i, 60 + i, 70 + i, 75 + i].join("\t"))]);
      await until(page, "dialog[open]", /3 · What your figures show/);
      assert.doesNotMatch(await words(page, "dialog[open]"), /put in order|Worth knowing|Accepted/);
      await press(page, "Use these volumes");
      await until(page, "main h1", /^For 3,375 calls a week/);
      await close();
    });
  });
}
