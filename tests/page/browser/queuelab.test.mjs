/** The room Queue lab and what all rooms share: undo, links, keeping, the charts' cursor, exports. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { BROWSERS, open, settled, start, visit } from "../support/browser.mjs";
import { breather as load } from "../support/module.mjs";

const breather = await load();
const ROOM = "Queue lab";

const title = (page) => page.$eval("main h1", (heading) => heading.textContent.replaceAll(/\s/g, " "));
const percent = (share) => `${Math.round(share * 100)} %`;

/** Types a number into the room's field of this name. */
async function type(page, name, value) {
  const id = `#field-lab-${name}`;
  await page.$eval(id, (input) => input.scrollIntoView({ block: "center" }));
  await page.click(id, { count: 3 });
  await page.keyboard.type(String(value));
  await page.keyboard.press("Enter");
  await settled(page);
}

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 240_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    async function lab(url) {
      const context = await browser.createBrowserContext();
      const opened = await open(context, url ? { url } : {});
      await visit(opened.page, ROOM);
      return { ...opened, context, close: () => context.close() };
    }

    await t.test("the first sentence says what the module says of the same queue", async () => {
      const { page, record, close } = await lab();
      const queue = { model: "erlangA", callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 180 };
      const shown = await title(page);
      assert.ok(shown.includes(percent(breather.queue(queue).serviceLevel)), shown);
      assert.ok(shown.includes(percent(breather.queue({ ...queue, agents: 13 }).serviceLevel)), shown);
      await type(page, "agents", 16);
      const changed = await title(page);
      assert.ok(changed.includes("16 agents") && changed.includes(percent(breather.queue({ ...queue, agents: 16 }).serviceLevel)), changed);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("undo and redo by keyboard; a link and a later visit bring the same queue", async () => {
      const { page, context, close } = await lab();
      await type(page, "agents", 17);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
      await page.waitForFunction(() => document.querySelector("main h1").textContent.includes("14 agents"));
      await page.keyboard.down("Control");
      await page.keyboard.down("Shift");
      await page.keyboard.press("z");
      await page.keyboard.up("Shift");
      await page.keyboard.up("Control");
      await page.waitForFunction(() => document.querySelector("main h1").textContent.includes("17 agents"));
      await settled(page);
      await page.waitForFunction(() => location.hash.length > 20);
      await new Promise((kept) => setTimeout(kept, 1200));
      const link = await page.evaluate(() => location.href);

      // The link in a browser that knows nothing of it.
      const elsewhere = await lab(link);
      assert.match(await title(elsewhere.page), /17 agents/);
      await elsewhere.close();

      // The page without a link, in the browser that kept it.
      const later = await open(context);
      await visit(later.page, ROOM);
      assert.match(await title(later.page), /17 agents/);
      await close();
    });

    await t.test("a cut link says so and does not pretend", async () => {
      const { page, close } = await lab();
      await type(page, "agents", 19);
      await new Promise((kept) => setTimeout(kept, 1200));
      const link = await page.evaluate(() => location.href);
      await close();
      const cut = await browser.createBrowserContext();
      const { page: shown } = await open(cut, { url: link.slice(0, -6) });
      await shown.waitForFunction(() => document.body.textContent.includes("This link could not be read"));
      assert.doesNotMatch(await shown.evaluate(() => document.getElementById("app").textContent), /\d+ agents/);
      await cut.close();
    });

    await t.test("a queue without end is told in words, not as a number", async () => {
      const { page, close } = await lab();
      await type(page, "callsPerHour", 400);
      const table = await page.evaluate(() => document.querySelector("main").textContent);
      assert.match(table, /grows without end|no steady state|never settles|does not settle/i);
      assert.doesNotMatch(table, /NaN|Infinity|undefined|null/);
      await close();
    });

    await t.test("a chart is read by the keyboard", async () => {
      const { page, close } = await lab();
      const chart = await page.$("main figure [tabindex='0']");
      await chart.evaluate((element) => element.scrollIntoView({ block: "center" }));
      await chart.focus();
      const spoken = () => chart.evaluate((element) => element.closest("figure").querySelector("[aria-live]")?.textContent ?? "");
      await page.keyboard.press("Home");
      await page.waitForFunction((figure) => (figure.querySelector("[aria-live]")?.textContent ?? "") !== "", {}, await chart.evaluateHandle((element) => element.closest("figure")));
      const first = await spoken();
      await page.keyboard.press("End");
      await page.waitForFunction((figure, first) => figure.querySelector("[aria-live]").textContent !== first, {}, await chart.evaluateHandle((element) => element.closest("figure")), first);
      const last = await spoken();
      assert.match(first, /Erlang A/);
      assert.match(last, /Erlang A/);
      await close();
    });
  });
}

test("Chromium: charts and tables are saved as CSV, SVG and PNG that stand alone", { timeout: 60_000 }, async () => {
  const browser = await start("Chromium");
  try {
    const { page, record } = await open(browser);
    await visit(page, ROOM);
    // What is handed to the person is a blob under a link; both are caught on the way.
    await page.evaluate(() => {
      globalThis.__saved = [];
      const blobs = new Map();
      const made = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        const address = made(blob);
        blobs.set(address, blob);
        return address;
      };
      HTMLAnchorElement.prototype.click = function () {
        globalThis.__saved.push({ name: this.download, blob: blobs.get(this.href) });
      };
      document.querySelectorAll("main figure details").forEach((details) => (details.open = true));
    });
    const save = async (words) => {
      const before = await page.evaluate(() => globalThis.__saved.length);
      await page.evaluate((words) => {
        const figure = document.querySelector("main figure");
        [...figure.querySelectorAll("button")].find((button) => button.textContent.includes(words)).click();
      }, words);
      await page.waitForFunction((before) => globalThis.__saved.length > before, {}, before);
      return page.evaluate(async () => {
        const { name, blob } = globalThis.__saved.at(-1);
        return { name, type: blob.type, text: await blob.text(), first: [...new Uint8Array(await blob.arrayBuffer()).slice(0, 8)] };
      });
    };
    const csv = await save("CSV");
    assert.match(csv.name, /\.csv$/);
    const [head, ...lines] = csv.text.trim().split(/\r?\n/);
    assert.match(head, /Erlang A/);
    assert.ok(lines.length > 10 && lines.every((line) => line.split(",").length === 4), csv.text.slice(0, 300));
    const svg = await save("SVG");
    assert.match(svg.text, /^(<\?xml[^>]*>\s*)?<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(svg.text, /var\(|currentColor|color-mix|NaN/i);
    const png = await save("PNG");
    assert.deepEqual(png.first, [137, 80, 78, 71, 13, 10, 26, 10], "the signature of a PNG");
    const { violations, errors } = await record();
    assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
  } finally {
    await browser.close();
  }
});

test("Chromium: a file of 5 MB is read whole", { timeout: 120_000 }, async () => {
  const browser = await start("Chromium");
  try {
    const { page, record } = await open(browser);
    await visit(page, "Staffing");
    await page.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.includes("Bring your own volumes")).click());
    await page.waitForSelector("dialog[open] input[type=file]");
    const give = () =>
      page.evaluate(() => {
        const lines = ["datetime,calls"];
        for (let i = 0; lines.length < 250_000; i++) lines.push(`${new Date(Date.UTC(2003, 0, 6) + i * 300_000).toISOString().slice(0, 16)},${100 + (i % 97)}`);
        const file = new File([lines.join("\n")], "five-minutes.csv", { type: "text/csv" });
        const chosen = new DataTransfer();
        chosen.items.add(file);
        const input = document.querySelector("dialog[open] input[type=file]");
        input.files = chosen.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        return file.size;
      });
    assert.ok((await give()) >= 5e6);
    await page.waitForFunction(() => /calls on [\d,]+ open days/.test(document.querySelector("dialog[open]").textContent.replaceAll(/\s+/g, " ")), { timeout: 30_000 });
    const words = await page.$eval("dialog[open]", (dialog) => dialog.textContent.replaceAll(/\s+/g, " "));
    let total = 0;
    for (let i = 0; i < 249_999; i++) total += 100 + (i % 97);
    assert.ok(words.includes(new Intl.NumberFormat("en-GB").format(total)), "the total of the file");
    const { violations, errors, requests } = await record();
    assert.deepEqual({ violations, errors, requests }, { violations: [], errors: [], requests: [] });
  } finally {
    await browser.close();
  }
});
