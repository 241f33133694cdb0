/** The built page in a real browser, with everything it asks the network for and every breach of its policy on record. */

import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { path } from "./module.mjs";

/** The browsers that `cargo xtask test` found, by name. */
export const BROWSERS = { Chromium: process.env.BREATHER_CHROMIUM, Firefox: process.env.BREATHER_FIREFOX };

/** The page as a person opens it by double click. */
export const PAGE = pathToFileURL(path("dist/breather.html")).href;

/**
 * How long anything of a browser may take, in milliseconds.
 * It tells a page that hangs from a machine that is busy, and measures nothing: a browser's first start from a cold disk has taken over 30 s.
 */
const PATIENCE = 120_000;

/** What a browser is started with. */
const OPTIONS = {
  Chromium: {
    browser: "chrome",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  Firefox: { browser: "firefox" },
};

/** Starts a browser by its name. */
export async function start(name) {
  const executablePath = BROWSERS[name];
  if (!executablePath) throw new Error(`no program for ${name}; run cargo xtask test`);
  return puppeteer.launch({ ...OPTIONS[name], executablePath, headless: true, timeout: PATIENCE, protocolTimeout: 2 * PATIENCE });
}

/**
 * Opens the page and waits until the engine has answered.
 * `language` is what the browser is told to write numbers in, `kept` what it has kept from an earlier visit.
 * `seen` fills with requests beyond the file itself, policy violations, and errors.
 */
export async function open(browser, { url = PAGE, width = 1280, height = 900, scheme = "light", language, kept = {} } = {}) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  if (scheme === "dark") await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]).catch(() => {});
  const seen = { requests: [], violations: [], errors: [] };
  page.on("request", (request) => {
    const address = request.url();
    // The page itself, and things made in memory that never leave it.
    if (!address.startsWith(url.split("#")[0]) && !/^(blob|data|about):/.test(address)) seen.requests.push(address);
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  await page.evaluateOnNewDocument(() => {
    globalThis.__violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      globalThis.__violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`),
    );
  });
  if (language) await page.evaluateOnNewDocument((language) => Object.defineProperty(navigator, "languages", { get: () => [language] }), language);
  if (Object.keys(kept).length > 0) {
    await page.evaluateOnNewDocument((kept) => {
      // Once, so that what the page does with it holds at the next visit; an empty page before it refuses to keep anything.
      try {
        if (sessionStorage.getItem("told") !== null) return;
        for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
        sessionStorage.setItem("told", "once");
      } catch (error) {
        if (error.name !== "SecurityError") throw error;
      }
    }, kept);
  }
  await page.goto(url);
  await ready(page);
  return {
    page,
    seen,
    /** Everything on record, with the policy's violations so far. */
    async record() {
      seen.violations = await page.evaluate(() => globalThis.__violations);
      return seen;
    },
  };
}

/** Waits until the page says that the engine has answered. */
export const ready = (page) => page.waitForSelector("html[data-ready='true']", { timeout: PATIENCE });

/** The rooms that the navigation leads to. */
export const rooms = (page) => page.$$eval("nav a", (links) => links.map((link) => link.textContent.trim()));

/** Goes to a room by its link, and waits until its results stand. */
export async function visit(page, room) {
  await page.evaluate((room) => {
    [...document.querySelectorAll("nav a")].find((link) => link.textContent.trim() === room).click();
  }, room);
  await settled(page);
}

/** Waits until nothing on the page is being worked out. */
export async function settled(page) {
  await page.waitForFunction(
    () => document.querySelector("main h1") && !document.querySelector("[aria-busy='true']"),
    { timeout: PATIENCE },
  );
  // Charts draw in the frame after their data.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
