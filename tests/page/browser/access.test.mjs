/** Everyone can use it: WCAG 2.2 A and AA by axe in every room, light and dark, and the keyboard alone. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import { open, rooms, settled, start, visit } from "../support/browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** As a new visitor, whatever earlier tests left in the browser. */
const FRESH = { kept: { "breather:1": JSON.stringify({ room: "scenario" }) } };

/** Violations of the page as it stands, in words. */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async (levels) => {
    const result = await globalThis.axe.run(document, { runOnly: { type: "tag", values: levels }, resultTypes: ["violations"] });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}): ${nodes[0].target.join(" ")} ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 200)}`);
  }, LEVELS);
}

test("Chromium", { timeout: 240_000 }, async (t) => {
  let browser;
  before(async () => (browser = await start("Chromium")));
  after(() => browser?.close());

  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      await t.test(`axe finds nothing in any room, ${scheme}, ${width} px`, async () => {
        const { page } = await open(browser, { scheme, width });
        for (const room of await rooms(page)) {
          await visit(page, room);
          // Folded parts hold controls and tables that a reader may open.
          await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
          await settled(page);
          assert.deepEqual(await violations(page), [], `${room}, ${scheme}, ${width} px`);
        }
        await page.close();
      });
    }
  }

  await t.test("every control is reached by Tab, in view, with a visible mark of focus", async () => {
    const { page } = await open(browser);
    for (const room of await rooms(page)) {
      await visit(page, room);
      await page.evaluate(() => {
        document.querySelectorAll("main details").forEach((details) => (details.open = true));
        document.activeElement?.blur();
        window.scrollTo(0, 0);
      });
      await settled(page);
      // The button that ends a run goes when the run is done, which may be before Tab comes to it; so the run is ended.
      await page.waitForFunction(
        () => {
          const run = document.querySelector(".run-line")?.dataset.run ?? "whole";
          if (run === "whole" || run === "stopped") return true;
          [...document.querySelectorAll(".run-line .status button")].forEach((button) => button.click());
          return false;
        },
        { timeout: 60_000, polling: 100 },
      );
      // What a person could use: native controls that are shown and enabled; one radio of a group takes the Tab stop.
      const expected = await page.evaluate(() => {
        const all = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")];
        const usable = all.filter((element) => !element.disabled && element.checkVisibility() && element.tabIndex >= 0);
        const groups = new Set();
        const stops = usable.filter((element) => {
          if (element.type !== "radio") return true;
          if (groups.has(element.name)) return false;
          return groups.add(element.name);
        });
        stops.forEach((element, i) => (element.dataset.stop = element.type === "radio" ? `radio:${element.name}` : String(i)));
        document.querySelectorAll("main input[type=radio]").forEach((radio) => (radio.dataset.stop = `radio:${radio.name}`));
        return stops.map((element) => element.dataset.stop);
      });
      assert.ok(expected.length > 10, `${room} has controls`);
      const reached = new Set();
      const unseen = [];
      for (let presses = 0; presses < expected.length * 3 + 60 && reached.size < expected.length; presses++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
          const shown = box.bottom > 0 && box.top < innerHeight && box.width > 0;
          return { stop: element.dataset.stop, seen: marked && shown, what: element.outerHTML.slice(0, 120) };
        });
        if (!at) continue;
        if (at.stop !== undefined) reached.add(at.stop);
        if (!at.seen) unseen.push(at.what);
      }
      assert.deepEqual(expected.filter((stop) => !reached.has(stop)), [], `${room}: not reached by Tab`);
      assert.deepEqual(unseen, [], `${room}: focus cannot be seen`);
    }
    await page.close();
  });

  await t.test("the answer is two keys away, and a control that goes when it is pressed leaves the focus beside it", async () => {
    const { page, record } = await open(browser, FRESH);
    await settled(page);
    const focused = () => page.evaluate(() => ({ tag: document.activeElement.tagName, words: document.activeElement.textContent.slice(0, 60) }));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal((await focused()).words, "Skip to the answer");
    await page.keyboard.press("Enter");
    assert.equal((await focused()).tag, "H1");
    // An example goes with the list of examples once something is changed.
    const example = await page.waitForSelector(".tries button");
    await example.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector(".tries") && document.activeElement !== document.body);
    assert.equal((await focused()).tag, "H1");
    // A way to another room goes with its room.
    await settled(page);
    await page.evaluate(() => [...document.querySelectorAll(".scenario-rooms button")].find((one) => one.textContent === "See the people").focus());
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.title.startsWith("People") && document.activeElement !== document.body);
    assert.equal((await focused()).tag, "H1");
    assert.deepEqual((await record()).errors, []);
    await page.close();
  });

  await t.test("Back and Forward lead from room to room, with everything as it is now", async () => {
    const { page, record } = await open(browser, FRESH);
    await settled(page);
    const title = (start) => page.waitForFunction((start) => document.title.startsWith(start), {}, start);
    await visit(page, "People");
    await visit(page, "Money");
    await page.evaluate(() => document.activeElement.blur());
    await page.goBack();
    await title("People");
    await page.goBack();
    await title("Scenario");
    await (await page.waitForSelector(".tries button")).evaluate((button) => button.click());
    await page.waitForFunction(() => document.querySelector("main h1").textContent.startsWith("Mandatory time off"));
    await page.goForward();
    await title("People");
    const address = page.url();
    await settled(page);
    // What was changed before going forward is still so, and nothing was opened from an older address.
    assert.match(await page.$eval("header.top [title^='Undo']", (button) => button.title), /One protected rest day/);
    // The address of the place gone back to has what is so now, for whoever copies it or comes back to it.
    await page.waitForFunction((address) => history.state?.room === "people" && location.href !== address, {}, address);
    await page.reload();
    await settled(page);
    await title("People");
    assert.match(await page.$eval("main", (main) => main.textContent), /Mandatory time off/);
    assert.deepEqual((await record()).errors, []);
    await page.close();
  });
});
