/** The head of the page on a telephone, and parts that belong together at any width. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { BROWSERS, open, rooms, start, visit } from "../support/browser.mjs";

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 120_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    await t.test("at 390 px the head has two lines and the same height in every room, with more rooms as well", async () => {
      const { page } = await open(browser, { width: 390 });
      const head = () =>
        page.evaluate(() => ({
          height: document.querySelector(".top").getBoundingClientRect().height,
          lines: new Set([...document.querySelectorAll(".top nav a")].map((link) => Math.round(link.getBoundingClientRect().top))).size,
          wide: document.documentElement.scrollWidth,
        }));
      const heights = [];
      for (const room of await rooms(page)) {
        await visit(page, room);
        const { height, lines, wide } = await head();
        assert.equal(lines, 1, `${room}: the rooms stand side by side`);
        assert.ok(wide <= 390, `${room} is ${wide} px wide`);
        heights.push(height);
      }
      assert.equal(new Set(heights).size, 1, heights.join(", "));
      assert.ok(heights[0] <= 90, `${heights[0]} px`);
      const more = await page.evaluate(() => {
        const nav = document.querySelector(".top nav");
        for (const label of ["Scenario", "People", "Customers"]) nav.append(Object.assign(nav.lastElementChild.cloneNode(true), { textContent: label }));
        return document.querySelector(".top").getBoundingClientRect().height;
      });
      assert.equal(more, heights[0]);
      assert.equal((await head()).lines, 1);
      assert.ok((await head()).wide <= 390);
      await page.close();
    });

    for (const width of [1280, 390]) {
      await t.test(`the hour's slider lies over the chart's axis of time, ${width} px`, async () => {
        const { page } = await open(browser, { width });
        await visit(page, "Queue lab");
        await page.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === "Watch one hour").click());
        await page.waitForSelector(".hour .chart svg.plot");
        await page.waitForSelector(".hour-slider");
        const [slider, axis] = await page.evaluate(() => {
          const range = document.querySelector(".hour-slider").getBoundingClientRect();
          const plot = document.querySelector(".hour .chart svg.plot");
          // The ends of the axis are where its first and last label are centred.
          const labels = [...plot.querySelectorAll("text")].filter((text) => /^\d\d:\d\d$/.test(text.textContent)).map((text) => text.getBoundingClientRect());
          const middles = labels.map(({ left, right }) => (left + right) / 2).sort((a, b) => a - b);
          // A thumb of 16 px has its middle 8 px from the ends.
          return [[range.left + 8, range.right - 8], [middles[0], middles.at(-1)]];
        });
        assert.ok(Math.abs(slider[0] - axis[0]) < 2 && Math.abs(slider[1] - axis[1]) < 2, `${slider} over ${axis}`);
        await page.close();
      });
    }
  });
}
