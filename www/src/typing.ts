/** Numbers as they are typed: in the marks of the browser's language, or in the others where nothing else can be meant. */
import { shift } from "./format.ts";
import { DECIMAL, GROUP } from "./locale.ts";

const MINUS = "\u2212";

/**
 * A number as it stands in an input: all its digits, no separators between thousands.
 * Rounded at twelve significant digits, which hides nothing that a person typed.
 */
export function typed(value: number, percent: boolean): string {
  const shown = percent ? shift(value, 2) : value;
  return String(Number(shown.toPrecision(12))).replace(".", DECIMAL);
}

/** How a number may be typed, beside plain digits. */
export interface Typing {
  /** Shown and typed in percent. */
  percent: boolean;
  /** Seconds may be typed as m:ss or h:mm:ss. */
  seconds: boolean;
  /** Counts are shown with a mark between thousands, and so may be typed with it. */
  count: boolean;
  /** Nobody types thousandths here, so three digits after the decimal mark may have been meant as thousands. */
  coarse: boolean;
}

/** Thousands set apart and a decimal mark, which together can be read in one way: 1,234.5, 1.234,5, 12,34,567. */
const GROUPED = [/^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/, /^[+-]?\d{1,3}(\.\d{2,3})*\.\d{3}(,\d*)?$/];

/**
 * What a person typed as a number, or null: 1234.5, 1 234,5, 80 %, −3, 4:00. One comma or point is
 * the decimal mark. One to three digits, a mark and exactly three digits can be read in two ways;
 * where the field does not decide between them, both are given back and the person is asked.
 */
export function parse(text: string, { percent, seconds, count, coarse }: Typing): number | null | { ambiguous: [string, string] } {
  let clean = text.replace(/[\s\u00a0\u202f_'’]/g, "").replace(MINUS, "-");
  if (percent) clean = clean.replace(/%$/, "");
  if (clean === "") return null;
  const clock = seconds && /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(clean);
  if (clock) {
    const [, inHours, minutes, rest] = clock;
    if (inHours !== undefined && Number(minutes) > 59) return Number.NaN;
    return Number(inHours ?? 0) * 3600 + Number(minutes) * 60 + Number(rest);
  }
  const mark = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/.exec(clean)?.[1];
  const grouped = GROUPED.find((one) => one.test(clean));
  if (grouped && (clean.match(/[.,]/g)?.length ?? 0) > 1) {
    clean = clean.replaceAll(grouped === GROUPED[0] ? "," : ".", "").replace(",", ".");
  } else if (mark && mark === GROUP && count) {
    clean = clean.replace(mark, "");
  } else if (mark && (mark !== DECIMAL || coarse)) {
    const decimal = clean.replace(",", ".");
    // One more digit says that the digits are decimals, where leaving zeros away does not.
    const read = decimal.endsWith("0") ? String(Number(decimal)) : `${decimal}0`;
    return { ambiguous: [clean.replace(mark, ""), read.replace(".", DECIMAL)] };
  } else {
    clean = clean.replace(",", ".");
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(clean)) return Number.NaN;
  const value = Number(clean);
  return percent ? shift(value, -2) : value;
}
