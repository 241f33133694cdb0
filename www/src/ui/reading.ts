/** What a number field accepts, and how it says so. */
import type { FieldRow } from "../../../src/boundary/breather";
import { isShare, number, setShare, shift } from "../format.ts";
import { parse, type Typing } from "../typing.ts";

/** A field's number as words, with its unit where that is short. */
export function words(field: FieldRow, value: number | null): string {
  if (value === null) return "none";
  return isShare(field.unit) ? setShare(value) : number(value, 6);
}

/** Bounds beyond these are there for the formulas' sake and would only puzzle a person. */
const ENDLESS = 1e7;
export const TINY = 1e-4;

/** What a number field accepts, in words: "0 to 100 %, whole, or empty". */
export function boundWords(field: FieldRow): string {
  const percent = isShare(field.unit);
  const say = (v: number): string => number(percent ? shift(v, 2) : v, 6) + (percent ? "\u202f%" : "");
  const min = field.min !== undefined && field.min > 0 && field.min < TINY && !percent ? undefined : field.min;
  const max = field.max !== undefined && field.max >= ENDLESS ? undefined : field.max;
  if (min === undefined && max === undefined && field.min !== undefined) return `more than 0${field.optional ? ", or empty" : ""}`;
  let text = "a number";
  if (min !== undefined && max !== undefined) text = `${say(min)} to ${say(max)}`;
  else if (min !== undefined) text = `${say(min)} or more`;
  else if (max !== undefined) text = `${say(max)} or less`;
  return `${text}${field.whole ? ", whole" : ""}${field.optional ? ", or empty" : ""}`;
}

export function defaultWords(field: FieldRow): string {
  const given = field.default;
  return typeof given === "number" ? `; default ${words(field, given)}` : "";
}

/** How a number of the field may be typed. */
function typing(field: FieldRow): Typing {
  const percent = isShare(field.unit);
  const count = field.whole === true || /^(calls|agents|people)\b/.test(field.unit);
  return { percent, count, seconds: field.unit === "seconds", coarse: !percent && (count || (field.step ?? 1) >= 1) };
}

/** Whether the text is a value of the field: the value, or what is wrong with it. */
export function judgeText(field: FieldRow, text: string, beyond = ""): { value: number | null } | { wrong: string } {
  const found = parse(text, typing(field));
  if (found === null) {
    return field.optional ? { value: null } : { wrong: `Enter ${field.label.toLowerCase()}: ${boundWords(field)}.` };
  }
  if (typeof found === "object") return { wrong: `${text.trim()} can mean ${found.ambiguous[0]} or ${found.ambiguous[1]}. Write the one you mean.` };
  if (!Number.isFinite(found)) return { wrong: `"${text.trim().slice(0, 20)}" is not a number.` };
  if ((field.min !== undefined && found < field.min) || (field.max !== undefined && found > field.max)) {
    const why = field.max !== undefined && found > field.max && beyond ? ` ${beyond}` : "";
    return { wrong: `Must be ${boundWords(field)}.${why}` };
  }
  if (field.whole && !Number.isInteger(found)) return { wrong: "Must be a whole number." };
  return { value: found };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Units short enough to stand behind the number. */
export const SHORT: Record<string, string> = { seconds: "s", minutes: "min", hours: "h", days: "days", weeks: "weeks" };

/** What stands behind the number: of "days per agent per period" the days. */
export function shortened(unit: string): string {
  return SHORT[unit.replace(/ (per|a) .*$/, "")] ?? "";
}
