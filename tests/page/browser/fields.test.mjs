/** Number fields: what stands in the box is what is in force, or is said to be wrong, however fast it was typed. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { BROWSERS, open, settled, start, visit } from "../support/browser.mjs";

const LEVEL = "field-goals-serviceLevel";
const CALLS = "field-queues-0-callsPerWeek";
const TALK = "field-queues-0-talkSeconds";
const HEADS = "field-teams-0-heads";

/** Puts the focus into a field, as a click does, wherever it is folded away. */
async function enter(page, id) {
  await page.$eval(`#${id}`, (input) => {
    for (let node = input.closest("details"); node; node = node.parentElement.closest("details")) node.open = true;
    input.scrollIntoView({ block: "center" });
  });
  await page.click(`#${id}`, { count: 3 });
}

async function type(page, id, text, delay = 0) {
  await enter(page, id);
  await page.keyboard.type(text, { delay });
}

/** Types by the page's own clock, so that keys come as fast as asked for: 0 is all in one turn, before anything is drawn. */
async function rattle(page, id, texts, gap) {
  await enter(page, id);
  await page.evaluate(
    async (id, texts, gap) => {
      const input = document.getElementById(id);
      for (const text of texts) {
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        if (gap > 0) await new Promise((next) => setTimeout(next, gap));
      }
    },
    id,
    texts,
    gap,
  );
}

/** The text as it grows key by key. */
const growing = (text) => [...text].map((_, i) => text.slice(0, i + 1));

/** A field as it stands once everything is drawn: its text, the number in force, and what is said to be wrong. */
async function field(page, id) {
  await settled(page);
  return page.$eval(`#${id}`, (input) => ({ text: input.value, inForce: Number(input.getAttribute("aria-valuenow")), wrong: document.getElementById(`${input.id}-problem`)?.textContent ?? "" }));
}

const title = (page) => page.$eval("main h1", (heading) => heading.textContent.replaceAll(/\s+/g, " "));

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 240_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    async function room(label, options) {
      const context = await browser.createBrowserContext();
      const opened = await open(context, options);
      await visit(opened.page, label);
      return { ...opened, close: () => context.close() };
    }

    await t.test("law: a text that is no value leaves what was in force before it, at any speed", async () => {
      const { page, close } = await room("Staffing");
      for (const gap of [0, 1, 2, 3, 5, 20]) {
        await rattle(page, LEVEL, growing("100"), gap);
        const { text, inForce, wrong } = await field(page, LEVEL);
        assert.deepEqual([text, inForce], ["100", 80], `${gap} ms a key`);
        assert.match(wrong, /0\s?% to 99\.99.*no number of agents/, `${gap} ms a key`);
        assert.match(await title(page), /meet 80\s?% in 20/);
        // Left as it is, and gone into again for the next: what was in force still is.
        await page.evaluate(() => document.activeElement.blur());
      }
      await close();
    });

    await t.test("law: a text that is a value is in force, at any speed and after corrections", async () => {
      const { page, close } = await room("Staffing");
      const typings = [["45,000", growing("45,000"), 45_000], ["31,000", growing("31,000"), 31_000], ["1234", ["1", "12", "123", "12", "124", "12", "123", "1234"], 1234], ["1,234,567", growing("1,234,567"), 1_234_567], ["900", ["9000", "900", "", "9", "90", "900"], 900]];
      for (const gap of [0, 1, 3, 5]) {
        for (const [last, texts, value] of typings) {
          await rattle(page, CALLS, texts, gap);
          const { text, inForce, wrong } = await field(page, CALLS);
          assert.deepEqual([text, inForce, wrong], [last, value, ""], `${last}, ${gap} ms a key`);
          assert.match(await title(page), new RegExp(`^For ${new Intl.NumberFormat("en-GB").format(value)} calls a week`));
        }
      }
      // The same by the browser's own keyboard.
      await type(page, CALLS, "45,000");
      assert.equal((await field(page, CALLS)).inForce, 45_000);
      await close();
    });

    await t.test("one mark before three digits is asked about, minutes and seconds are read", async () => {
      const { page, close } = await room("Staffing");
      const before = await title(page);
      await type(page, CALLS, "45.000");
      const asked = await field(page, CALLS);
      assert.match(asked.wrong, /45\.000 can mean 45000 or 45\. Write the one you mean/);
      assert.equal(asked.inForce, 30_500);
      assert.equal(await title(page), before);
      await type(page, TALK, "1,200");
      assert.match((await field(page, TALK)).wrong, /1,200 can mean 1200 or 1\.2\./);
      await type(page, TALK, "1.205");
      assert.match((await field(page, TALK)).wrong, /1\.205 can mean 1205 or 1\.2050\./);
      for (const [text, value] of [["5:00", 300], ["0:45", 45], ["1:02:03", 3723], ["1.2050", 1.205], ["240.5", 240.5]]) {
        await type(page, TALK, text);
        assert.deepEqual(await field(page, TALK), { text, inForce: value, wrong: "" });
      }
      await type(page, TALK, "4:75");
      assert.match((await field(page, TALK)).wrong, /not a number/);
      await close();
    });

    await t.test("in a language with decimal commas, points stand between thousands", async () => {
      const { page, close } = await room("Staffing", { language: "de-DE" });
      await type(page, CALLS, "45.000");
      assert.deepEqual(await field(page, CALLS), { text: "45.000", inForce: 45_000, wrong: "" });
      assert.match(await title(page), /^For 45\.000 calls a week/);
      for (const [text, value] of [["240,5", 240.5], ["1,2050", 1.205], ["240.5", 240.5]]) {
        await type(page, TALK, text);
        assert.deepEqual(await field(page, TALK), { text, inForce: value, wrong: "" });
      }
      await page.keyboard.press("Tab");
      assert.equal((await field(page, TALK)).text, "240,5", "shown as the language writes it");
      await type(page, TALK, "1.205");
      assert.match((await field(page, TALK)).wrong, /1\.205 can mean 1205 or 1,2050\./);
      await type(page, CALLS, "1.234.567");
      assert.equal((await field(page, CALLS)).inForce, 1_234_567);
      await close();
    });

    await t.test("undo, arrow keys and leaving a field give the box the value in force", async () => {
      const { page, close } = await room("Staffing");
      await type(page, HEADS, "97");
      assert.equal((await field(page, HEADS)).inForce, 97);
      await page.keyboard.press("ArrowUp");
      assert.deepEqual(await field(page, HEADS), { text: "98", inForce: 98, wrong: "" });
      await page.keyboard.type("x");
      assert.equal((await field(page, HEADS)).inForce, 98, "what the arrow key had set, and not what was there before it");
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
      const undone = await field(page, HEADS);
      assert.deepEqual([undone.text, undone.wrong], [String(undone.inForce), ""]);
      await type(page, CALLS, "32,000");
      await page.keyboard.press("Tab");
      assert.deepEqual(await field(page, CALLS), { text: "32000", inForce: 32_000, wrong: "" });
      await close();
    });

    await t.test("a goal of 100 % is refused in both rooms, and why is said", async () => {
      for (const [label, id] of [["Staffing", LEVEL], ["Queue lab", "field-lab-goals-serviceLevel"]]) {
        const { page, close } = await room(label);
        await type(page, id, "100");
        assert.match((await field(page, id)).wrong, /Calls come at random, so no number of agents answers every one of them in time/, label);
        await close();
      }
    });
  });
}
