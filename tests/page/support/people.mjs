/** What the tests of the rooms Scenario and People have in common. */

/** The words of the first element, in one line. */
export const words = (page, selector) => page.$eval(selector, (element) => element.textContent.replaceAll(/\s+/g, " ").trim());

/** Presses the button whose words begin so. */
export async function press(page, text) {
  const button = await page.waitForSelector(`::-p-xpath(//button[not(@disabled) and starts-with(normalize-space(.), "${text}")])`, { timeout: 60_000 });
  await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await button.evaluate((element) => element.click());
}

/** Waits until something holds on the page. */
export const wait = (page, what, ...given) => page.waitForFunction(what, { timeout: 90_000, polling: 50 }, ...given);

/** Waits until the full run of what is shown is done; with `moved`, of a scenario that differs from its baseline. */
export const whole = (page, { moved = false } = {}) =>
  wait(
    page,
    (moved) => document.querySelector(".run-line[data-run='whole'][data-fidelity='full']") !== null && (!moved || document.querySelector("[data-metric] .was") !== null || document.querySelector(".day") !== null),
    moved,
  );

/** Opens whatever folds a field stands in. */
export const unfold = (page, id) =>
  page.waitForSelector(`#${id}`).then((input) =>
    input.evaluate((element) => {
      for (let node = element.closest("details"); node; node = node.parentElement.closest("details")) node.open = true;
      element.scrollIntoView({ block: "center" });
    }),
  );

/** Types a value into a field of the room Scenario, wherever it is folded away, and waits for the full answer. */
export async function move(page, ...steps) {
  for (const [id, text] of steps) {
    await unfold(page, id);
    await page.click(`#${id}`, { count: 3 });
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await whole(page, { moved: true });
}

/** The cells of the first table within an element, as they are shown. */
export const cells = (page, selector) =>
  page.$eval(`${selector} table`, (table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent.trim())));

/** A number as the page writes it. */
export const value = (text) => Number(text.replaceAll(/[,\u202f]/g, "").replace("\u2212", "-").replace("+", ""));

/** Begins with one of the offered moves and waits for its full answer. */
export async function run(page, move) {
  await press(page, move);
  await whole(page, { moved: true });
}
