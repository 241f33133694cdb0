/** The room Scorecard lab: design, a made-up floor and its truth, the practice of a year, and a person's own figures. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { BROWSERS, open, settled, start, visit } from "../support/browser.mjs";
import { cells, press, unfold, wait, words } from "../support/people.mjs";

const TABLE = ".cards .lab-results > .chart";
const KEY = "breather:agents";
const NAMES = ["Ann Example", "Ben Sample", "Cara Instance"];

/** Thirty people as a spreadsheet has them. */
const PEOPLE = ["Agent\tCalls\tAHT\tQA score\tEvaluations\tCSAT\tSurveys"]
  .concat(Array.from({ length: 30 }, (_, i) => `${NAMES[i] ?? `Person Number${i}`}\t${380 + ((i * 37) % 60)}\t${290 + ((i * 53) % 80)}\t${72 + ((i * 31) % 25)}\t6\t${6 + (i % 4)}\t${12 + (i % 9)}`))
  .join("\n");
const GARBAGE = "Agent\tCalls\tAHT\tQA score\tEvaluations\nAnn Example\t410\t312\t85\t6\nBen Sample\t388\tabc\t78\t6\nAnn Example\t402\t305\t90\t6\nCara Instance\t0\t300\t81\t5\nDan Case\t395\t318\t77\t6";

/** Pastes a text; Firefox empties the clipboard of a paste that a script makes up, so that there it is typed and read. */
const paste = async (page, text) => {
  const pasted = await page.$eval(
    "dialog[open] textarea",
    (area, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      if (paste.clipboardData?.getData("text/plain") === text) {
        area.dispatchEvent(paste);
        return true;
      }
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
      area.dispatchEvent(new Event("input", { bubbles: true }));
      return false;
    },
    text,
  );
  if (!pasted) await press(page, "Read what is typed");
};

/** Waits until what is shown belongs to what was asked. */
const calm = async (page) => {
  // A change is asked for in the next turn.
  await page.evaluate(() => new Promise((next) => setTimeout(next, 50)));
  await wait(page, () => !document.querySelector(".cards .stale, .cards [aria-busy='true']"));
  await settled(page);
};

/** The list as ranked: name, whether flagged, and what became of them once the truth is revealed. */
const list = async (page) => (await cells(page, TABLE)).map((row) => ({ name: row[1], score: row[2], flagged: row[7], fate: row[11] }));
const flagged = async (page) => (await list(page)).filter((one) => one.flagged === "yes").map((one) => one.name);

const type = async (page, id, text) => {
  await unfold(page, id);
  await page.click(`#${id}`, { count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
  await calm(page);
};

const own = async (page) => {
  await page.$eval("input[name='whose-figures'][value='own']", (radio) => radio.click());
  await press(page, "Paste or open your figures");
  await page.waitForSelector("dialog[open] textarea");
};

const stored = (page) => page.evaluate(() => Object.entries({ ...localStorage }).map(([key, value]) => key + value).join("\n") + location.href);

for (const name of Object.keys(BROWSERS)) {
  test(name, { timeout: 480_000 }, async (t) => {
    let browser;
    before(async () => (browser = await start(name)));
    after(() => browser?.close());

    const fresh = async (options) => {
      const context = await browser.createBrowserContext();
      const opened = await open(context, options);
      await visit(opened.page, "Scorecard lab");
      await calm(opened.page);
      return { ...opened, close: () => context.close() };
    };

    await t.test("the card's design changes whom it flags; every step is undone", async () => {
      const { page, record, close } = await fresh();
      assert.match(await words(page, "main h1"), /between these 40 people.* 4 are flagged, and a flag is right with a chance of \d+ %\.$/);
      const before = await flagged(page);
      assert.equal(before.length, 4);
      await type(page, "field-cards-flag-share", "25");
      const more = await flagged(page);
      assert.equal(more.length, 10);
      assert.ok(before.every((one) => more.includes(one)), "a larger share of the same list");
      await page.click("#card-metric-handleTime");
      await calm(page);
      assert.notDeepEqual(await flagged(page), more);
      assert.equal(await page.$("#field-cards-weights-handleTime"), null);
      await type(page, "field-cards-weights-adherence", "0");
      await page.select("#field-cards-rule-kind", "trafficLights");
      await calm(page);
      assert.ok((await page.$("#field-cards-flag-reds")) && (await words(page, TABLE)).includes("score, points"));
      const lights = await flagged(page);
      await page.select("#field-cards-rule-figures", "estimates");
      await calm(page);
      assert.notDeepEqual(await flagged(page), lights, "estimated levels lie nearer to the group");
      // One chart, one list for each rule: this card's row says as many as the list.
      const row = (await cells(page, ".every-rule")).find(([rule]) => rule.endsWith("(this card)"));
      assert.equal(Number(row[1]), (await flagged(page)).length);
      for (let step = 0; step < 6; step++) await page.$eval(".top button", (undo) => undo.click());
      await calm(page);
      assert.deepEqual(await flagged(page), before);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("a card that cannot be is a problem beside its field, and the last possible one stays", async () => {
      const { page, record, close } = await fresh();
      const before = await list(page);
      for (const id of ["handleTime", "qa", "satisfaction", "adherence"]) await type(page, `field-cards-weights-${id}`, "0");
      await page.waitForSelector(".cards .problems");
      assert.match(await words(page, ".cards .problems"), /no metric that has figures has a weight/i);
      assert.equal((await list(page)).length, before.length);
      await press(page, "Set all back");
      await calm(page);
      assert.deepEqual(await list(page), before);
      assert.equal(await page.$(".cards .problems"), null);
      assert.deepEqual((await record()).errors, []);
      await close();
    });

    await t.test("law: what is revealed adds up in words, marks and table; another floor hides it and has other people", async () => {
      const { page, record, close } = await fresh();
      assert.equal(await words(page, ".card-told"), "");
      await type(page, "field-cards-flag-share", "30");
      await press(page, "Reveal who truly was good");
      await page.waitForFunction(() => document.querySelector(".card-told").textContent !== "");
      const told = await words(page, ".card-told");
      const found = await list(page);
      const count = (fate) => found.filter((one) => one.fate === fate).length;
      const [rightly, wrongly, missed] = [count("flagged, and truly belongs there"), count("flagged unjustly"), count("missed: truly belongs there")];
      assert.equal(rightly + wrongly, 12);
      assert.equal(rightly + missed, 12, "as many belong there as are flagged");
      assert.ok(wrongly > 0, "a floor on which a card is never wrong would test nothing");
      assert.ok(told.startsWith(`Of 12 flagged, ${rightly} truly belong`) && told.includes(`${wrongly} flag${wrongly === 1 ? " is" : "s are"} unjust`) && told.includes(`${missed} who belong`), told);
      // Told by shape as well: a cross for each unjust flag.
      const crosses = await page.$$eval(`${TABLE} svg.plot path[stroke='var(--warn)']`, (all) => all.length);
      assert.equal(crosses, wrongly);
      await press(page, "Another floor");
      await calm(page);
      assert.equal(await words(page, ".card-told"), "");
      assert.notDeepEqual((await list(page)).map(({ score }) => score), found.map(({ score }) => score));
      await press(page, "Reveal who truly was good");
      await press(page, "Hide the truth");
      assert.equal(await words(page, ".card-told"), "");
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("theory: the practice's closed form and its simulation agree to a point or two; more samples, more right", async () => {
      const { page, close } = await fresh();
      const rows = async () => Object.fromEntries((await cells(page, ".practice > div > .data-table")).map(([label, ...values]) => [label, values.map((text) => Number.parseFloat(text))]));
      const truly = "Flagged who truly belong there";
      const before = await rows();
      assert.equal(before[truly][0], 34);
      // 360 000 looks of 30 000 people: a standard error of half a point.
      for (const [label, [form, lived]] of Object.entries(before)) {
        if (label.includes("games:")) continue;
        assert.ok(Math.abs(form - lived) <= (form > 1 ? 2 : 0.02), `${label}: ${form} and ${lived}`);
      }
      await type(page, "field-cards-practice-samples", "100");
      assert.ok((await rows())[truly][0] > 70);
      await page.select("#field-cards-practice-metric", "satisfaction");
      await calm(page);
      assert.equal(await page.$eval("#field-cards-practice-samples", (input) => input.value), "15", "as many as the floor has");
      await close();
    });

    await t.test("own figures: pasted, names replaced, scored under every rule, and kept only when asked", async () => {
      const { page, record, close } = await fresh();
      await own(page);
      assert.match(await words(page, "dialog[open]"), /never leaves your computer\. Nothing is kept unless you ask for it\./);
      assert.equal(await page.$eval("#own-names", (select) => select.value), "numbers");
      await paste(page, PEOPLE);
      await page.waitForSelector(".import-preview");
      const dialog = await words(page, "dialog[open]");
      for (const person of NAMES) assert.ok(!dialog.includes(person), person);
      assert.match(dialog, /30 people with figures\. Nothing is kept unless you ask for it\./);
      await press(page, "Use these figures");
      await page.waitForSelector(`${TABLE} svg.plot`);
      await calm(page);
      assert.match(await words(page, "main h1"), /30 people.* 3 are flagged, and a flag is right with a chance of/);
      assert.match(await words(page, ".kept-line"), /Nothing of it is kept/);
      assert.match(await words(page, ".lab-say"), /How far chance moves .*quality score.* is taken from the assumptions\./);
      assert.deepEqual([...new Set((await list(page)).map((one) => /^\d+$/.test(one.name)))], [true]);
      const rules = await cells(page, ".every-rule");
      assert.equal(rules.length, 5);
      assert.ok(rules.every(([, count]) => /^\d+$/.test(count)), rules.join());
      assert.ok(!(await page.$(".card-tools")), "nobody knows the truth of real people");
      // Longer than it takes to keep a change.
      await page.evaluate(() => new Promise((next) => setTimeout(next, 600)));
      let all = await stored(page);
      assert.ok(!all.includes(KEY) && !all.includes("qaScore") && !NAMES.some((person) => all.includes(person)), all);
      await press(page, "Keep on this computer");
      all = await stored(page);
      assert.ok(all.includes(KEY) && !NAMES.some((person) => all.includes(person)));
      const kept = await list(page);
      await page.reload();
      await page.waitForSelector("html[data-ready='true']");
      await page.waitForSelector(`${TABLE} svg.plot`);
      await calm(page);
      assert.deepEqual(await list(page), kept);
      assert.match(await words(page, ".kept-line"), /Kept in this browser on this computer/);
      await press(page, "Forget these figures");
      await calm(page);
      assert.ok(!(await stored(page)).includes(KEY));
      assert.match(await words(page, "main h1"), /40 people/);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("own figures: problems by line and column, the rest only if the person agrees, names as wanted", async () => {
      const { page, record, close } = await fresh();
      await own(page);
      await paste(page, GARBAGE);
      await page.waitForSelector("dialog .problems");
      const places = (await cells(page, "dialog .problems")).map(([line, column]) => [Number(line), Number(column)]);
      assert.deepEqual(places, [[3, 3], [4, 1], [5, 2]]);
      assert.equal(await page.$eval("dialog .dialog-foot .primary", (button) => button.disabled), true);
      await press(page, "Leave out what is wrong");
      await wait(page, () => document.querySelector("dialog .dialog-foot .primary")?.disabled === false);
      assert.equal(await page.$("dialog .problems"), null);
      // Wherever the dialog is scrolled to, nothing lies over its buttons.
      for (const share of [0, 0.25, 0.5, 0.75, 1]) {
        const hit = await page.evaluate((share) => {
          const dialog = document.querySelector("dialog[open]");
          dialog.scrollTop = share * (dialog.scrollHeight - dialog.clientHeight);
          const box = dialog.querySelector(".dialog-foot .primary").getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).closest(".dialog-foot")?.className ?? "";
        }, share);
        assert.equal(hit, "dialog-foot", `scrolled by ${share}`);
      }
      await page.select("#own-names", "keep");
      await wait(page, () => document.querySelector(".import-preview")?.textContent.includes("Ann Example"));
      await page.select("#own-names", "initials");
      await wait(page, () => document.querySelector(".import-preview") && !document.querySelector(".import-preview").textContent.includes("Ann Example"));
      await wait(page, () => document.querySelector("dialog .dialog-foot .primary")?.disabled === false);
      await press(page, "Use these figures");
      await page.waitForSelector(`${TABLE} svg.plot`);
      await calm(page);
      assert.ok((await list(page)).some(({ name }) => /^A\.?\s?E/.test(name)), "initials stand for names");
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      // What is no table at all is a problem, too, and nothing that was there is lost.
      await press(page, "Other figures");
      await page.waitForSelector("dialog[open] textarea");
      await paste(page, "\u0000\u0001 no table");
      await page.waitForSelector("dialog .problems");
      await page.keyboard.press("Escape");
      await calm(page);
      assert.ok((await list(page)).length >= 3);
      assert.deepEqual((await record()).errors, []);
      await close();
    });

    await t.test("a hundred thousand rows are read with progress, and scored", async () => {
      const { page, record, close } = await fresh();
      await own(page);
      const seen = page.evaluate(
        () =>
          new Promise((done) => {
            const shares = [];
            new MutationObserver(() => {
              const bar = document.querySelector("dialog progress[value]");
              if (bar) shares.push(bar.value);
              if (document.querySelector(".import-preview, dialog .problems, dialog .import-error")) done(shares);
            }).observe(document.querySelector("dialog[open]"), { subtree: true, childList: true, attributes: true, characterData: true });
          }),
      );
      const rows = Array.from({ length: 100_000 }, (_, i) => `P${i},${300 + (i % 200)},${280 + (i % 90)},${70 + (i % 30)},6,${6 + (i % 4)},${10 + (i % 9)},${80 + (i % 20)}%,21,${90 + (i % 10)}%`);
      await paste(page, ["Agent,Calls,AHT,QA score,Evaluations,CSAT,Surveys,Adherence,Days,Attendance", ...rows].join("\n"));
      const shares = await seen;
      assert.ok(shares.length > 0, "a bar was drawn");
      assert.ok(shares.every((share, at) => share >= 0 && share <= 1 && (at === 0 || share >= shares[at - 1])), `${shares}`);
      console.log(`# ${name}: shares seen while 100 000 rows were read: ${shares.length}`);
      await wait(page, () => document.querySelector("dialog .dialog-foot .primary")?.disabled === false);
      assert.match(await words(page, "dialog .import-promise"), /^100,000 people/);
      const asked = Date.now();
      await press(page, "Use these figures");
      await page.waitForSelector(`${TABLE} svg.plot`);
      await calm(page);
      console.log(`# ${name}: 100 000 people under five rules in ${Date.now() - asked} ms`);
      assert.match(await words(page, TABLE), /one in 100 is drawn/);
      assert.equal((await cells(page, ".every-rule")).length, 5);
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("what was kept of another shape is left away, and the rest opens", async () => {
      const cards = { metrics: [{ id: "qa", borders: ["x"], from: "y" }, { id: "nope" }, 3, { id: "qa" }, { id: "adherence", from: 0.5 }], weights: { qa: "z", adherence: 2 }, rule: { kind: "nope", figures: 7 }, flag: 7, caseMix: "none", floor: { agents: "many", seed: 3, samples: [1], gaming: { metric: "nope" } }, practice: { metric: "nope", looks: 4 }, assumptions: 5 };
      const { page, record, close } = await fresh({ kept: { "breather:1": JSON.stringify({ cards, room: "scorecards" }) } });
      assert.match(await words(page, "main h1"), /40 people/);
      assert.deepEqual(await page.$$eval(".card-metrics input:checked", (all) => all.map((one) => one.id)), ["card-metric-qa", "card-metric-adherence"]);
      assert.deepEqual(await page.$$eval(".card-metrics .typed input", (all) => all.map((one) => one.value)), ["1", "2"]);
      assert.equal(await page.$eval("#field-cards-practice-looks", (input) => input.value), "4");
      assert.deepEqual(await record(), { requests: [], violations: [], errors: [] });
      await close();
    });

    await t.test("by keyboard alone: a metric, the rule, the truth, the chart", async () => {
      const { page, close } = await fresh();
      const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim().slice(0, 30) || document.activeElement.getAttribute("class"));
      const to = async (wanted) => {
        for (let presses = 0; presses < 120; presses++) {
          if (String(await focused()).startsWith(wanted)) return;
          await page.keyboard.press("Tab");
        }
        assert.fail(`${wanted} is not reached by Tab`);
      };
      await to("card-metric-handleTime");
      const before = await flagged(page);
      await page.keyboard.press(" ");
      await calm(page);
      assert.notDeepEqual(await flagged(page), before);
      await to("field-cards-flag-share");
      await page.keyboard.press("ArrowUp");
      await calm(page);
      assert.match(await words(page, "main h1"), /4 are flagged/);
      await to("Reveal who truly was good");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".card-told").textContent !== "");
      assert.equal(await focused(), "Hide the truth", "the focus stays where it was");
      // The chart stands before its buttons.
      for (let presses = 0; presses < 6 && !(await page.evaluate(() => document.activeElement.getAttribute("role") === "application")); presses++) {
        await page.keyboard.down("Shift");
        await page.keyboard.press("Tab");
        await page.keyboard.up("Shift");
      }
      await page.keyboard.press("Home");
      const first = await words(page, `${TABLE} [aria-live='polite']`);
      assert.match(first, /Number 1 of 40 on the list/);
      await page.keyboard.press("End");
      assert.match(await words(page, `${TABLE} [aria-live='polite']`), /Number 40 of 40 on the list.*Flagged; right with a chance of .*Truth: rank/);
      await close();
    });
  });
}
