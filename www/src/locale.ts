/** How this browser's language writes numbers. The page's words are English; its digits are always 0 to 9. */

const MINUS = "\u2212";

function wanted(): readonly string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf([...navigator.languages]);
  } catch {
    return [];
  }
}

const LOCALES = wanted().length > 0 ? [...wanted()] : ["en-GB"];

const cache = new Map<string, Intl.NumberFormat>();

/** The formatter of these options; made once. */
export function intl(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(LOCALES, { numberingSystem: "latn", signDisplay: "negative", ...options });
    cache.set(key, found);
  }
  return found;
}

/** A minus sign as wide as a plus sign, and no marks of direction, which the page's own direction makes needless. */
export function tidy(text: string): string {
  return text.replace(/[\u061c\u200e\u200f]/g, "").replace("-", MINUS);
}

function mark(type: "decimal" | "group"): string {
  return intl({ minimumFractionDigits: 1 }).formatToParts(12345678.5).find((part) => part.type === type)?.value ?? "";
}

/** The mark before decimals, `.` or `,`. */
export const DECIMAL = mark("decimal") === "," ? "," : ".";
/** The mark between thousands where it is the other of the two; empty where it is a space or an apostrophe. */
export const GROUP = [",", "."].find((one) => one !== DECIMAL && one === mark("group")) ?? "";
