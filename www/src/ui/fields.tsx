/** Labelled native controls made from rows of the field table. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FieldRow } from "../../../src/boundary/breather";
import { isShare, number, parse, share, shift, shownUnit, typed, type Typing } from "../format.ts";
import { settle } from "../state/document.ts";
import { controlId } from "../state/paths.ts";

/** What every field takes. */
interface Common<T> {
  /** Its row: label, unit, bounds, default, help. */
  field: FieldRow;
  /** Its whole path, where the row's has `[]`; the row's own if absent. The control's id is made from it. */
  path?: string;
  value: T;
  /** What the value is compared with; no comparison is shown if absent. */
  start?: T;
  /** Called with every valid value, while typing too. */
  onInput: (value: T) => void;
  /** Another label than the row's. */
  label?: ComponentChildren;
  /** A problem that the engine found in it. */
  problem?: string;
  /** Hides the help from sight, not from a screen reader. */
  compact?: boolean;
  disabled?: boolean;
}

/** A field's number as words, with its unit where that is short. */
function words(field: FieldRow, value: number | null): string {
  if (value === null) return "none";
  return isShare(field.unit) ? share(value, 1).replace(".0", "") : number(value, 6);
}

/** Bounds beyond these are there for the formulas' sake and would only puzzle a person. */
const ENDLESS = 1e7;
const TINY = 1e-4;

/** What a number field accepts, in words: "0 to 100 %, whole, or empty". */
function boundWords(field: FieldRow): string {
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

function defaultWords(field: FieldRow): string {
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
function judgeText(field: FieldRow, text: string, beyond = ""): { value: number | null } | { wrong: string } {
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

interface ShellProps {
  id: string;
  label: ComponentChildren;
  help?: string | undefined;
  bound?: string | undefined;
  problem?: string | undefined;
  note?: ComponentChildren;
  changed: boolean;
  compact?: boolean | undefined;
  children: ComponentChildren;
}

function Shell({ id, label, help, bound, problem, note, changed, compact, children }: ShellProps): JSX.Element {
  return (
    <div class={`field${changed ? " changed" : ""}${problem ? " wrong" : ""}`}>
      <div class="field-line">
        <label for={id}>{label}</label>
        {children}
      </div>
      {problem && (
        <p id={`${id}-problem`} class="field-problem">
          <span class="hidden">Problem: </span>
          {problem}
        </p>
      )}
      {note}
      {(help || bound) && (
        <p id={`${id}-help`} class={compact ? "hidden" : "field-help"}>
          {help} {bound && <span class="field-bound">{bound}</span>}
        </p>
      )}
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Units short enough to stand behind the number. */
const SHORT: Record<string, string> = { seconds: "s", minutes: "min", hours: "h", days: "days", weeks: "weeks" };

/** What stands behind the number: of "days per agent per period" the days. */
function shortened(unit: string): string {
  return SHORT[unit.replace(/ (per|a) .*$/, "")] ?? "";
}

function describedBy(id: string, problem: string | undefined): string {
  return problem ? `${id}-problem ${id}-help` : `${id}-help`;
}

interface NoteProps {
  id: string;
  was: string;
  difference: string;
  onReset: () => void;
}

function StartNote({ id, was, difference, onReset }: NoteProps): JSX.Element {
  return (
    <p id={`${id}-was`} class="field-was">
      <span>
        was {was}
        {difference && <span class="field-difference"> ({difference})</span>}
      </span>
      <button type="button" class="reset" onClick={onReset}>
        Set back
      </button>
    </p>
  );
}

export interface NumberFieldProps extends Common<number | null> {
  /** Adds a slider over this range (in the field's own unit), bound to the same value. */
  slider?: { min: number; max: number; step: number };
  /** Why nothing beyond the upper bound can be had; said where it is tried. */
  beyond?: string;
}

/**
 * A number, typed, stepped with the arrow keys (Page Up and Down for ten steps) or by its buttons.
 * Shares are typed in percent. Text that is no value of the field is not applied, and what is
 * wrong with it is said beside it. An optional field may be emptied, which gives null.
 */
export function NumberField(props: NumberFieldProps): JSX.Element {
  const { field, value, start, onInput, slider } = props;
  const percent = isShare(field.unit);
  const id = controlId(props.path ?? field.path);
  const [draft, setDraft] = useState<string | null>(null);
  // Keys may come faster than the page is drawn: what was last set is kept here, and not read from what is drawn.
  const last = useRef(value);
  const onTheWay = useRef<(number | null)[]>([]);
  // The value when the field was entered: typing that ends in no value takes back what its beginning had set.
  const before = useRef<{ value: number | null } | null>(null);
  const set = (next: number | null): void => {
    if (next === last.current) return;
    last.current = next;
    onTheWay.current.push(next);
    onInput(next);
  };
  useEffect(() => {
    if (value === last.current) {
      onTheWay.current = [];
      return;
    }
    // An earlier key, drawn after a later one was pressed.
    if (onTheWay.current.includes(value)) return;
    // From elsewhere (undo, a slider, another scenario): what was typed gives way to it.
    last.current = value;
    onTheWay.current = [];
    before.current = before.current && { value };
    setDraft(null);
  }, [value]);
  const text = draft ?? (value === null ? "" : typed(value, percent));
  const judged = draft === null ? null : judgeText(field, draft, props.beyond);
  const problem = judged && "wrong" in judged ? judged.wrong : props.problem;
  const step = field.step ?? 1;

  const type = (next: string): void => {
    before.current ??= { value: last.current };
    setDraft(next);
    const result = judgeText(field, next);
    set("value" in result ? result.value : before.current.value);
  };
  /** A value that is not typed: what was typed gives way to it. */
  const put = (next: number | null): void => {
    before.current = before.current && { value: next };
    setDraft(null);
    set(next);
  };
  const move = (steps: number): void => {
    const from = last.current ?? (typeof field.default === "number" ? field.default : (field.min ?? 0));
    let next = Number((from + steps * step).toPrecision(12));
    if (field.min !== undefined) next = Math.max(field.min, next);
    if (field.max !== undefined) next = Math.min(field.max, next);
    put(next);
  };
  const KEYS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
  const differs = start !== undefined && start !== value;
  const difference =
    differs && start !== null && value !== null
      ? `${value > start ? "+" : "\u2212"}${percent ? `${number(shift(Math.abs(value - start), 2), 2)} points` : number(Math.abs(value - start), 6)}`
      : "";
  const name = typeof props.label === "string" ? props.label : field.label;
  const unit = shownUnit(field.unit);
  const shortUnit = percent ? "%" : shortened(unit);
  return (
    <Shell
      id={id}
      label={props.label ?? field.label}
      help={field.help}
      bound={capital(`${unit in SHORT || unit === "" ? "" : `${unit}: `}${boundWords(field)}${defaultWords(field)}.`)}
      problem={problem}
      changed={differs}
      compact={props.compact}
      note={
        differs && (
          <StartNote
            id={id}
            was={words(field, start)}
            difference={difference}
            onReset={() => {
              put(start);
              settle();
              document.getElementById(id)?.focus();
            }}
          />
        )
      }
    >
      <span class="typed">
        <input
          id={id}
          type="text"
          inputMode={field.whole ? "numeric" : "decimal"}
          role="spinbutton"
          autocomplete="off"
          spellcheck={false}
          value={text}
          disabled={props.disabled}
          aria-invalid={problem ? "true" : "false"}
          aria-describedby={`${describedBy(id, problem)}${differs ? ` ${id}-was` : ""}`}
          {...(value === null ? {} : { "aria-valuenow": percent ? shift(value, 2) : value, "aria-valuetext": `${text} ${unit}`.trim() })}
          {...(field.min === undefined || (field.min > 0 && field.min < TINY) ? {} : { "aria-valuemin": percent ? shift(field.min, 2) : field.min })}
          {...(field.max === undefined ? {} : { "aria-valuemax": percent ? shift(field.max, 2) : field.max })}
          onInput={(event) => type(event.currentTarget.value)}
          onFocus={(event) => {
            before.current = { value: last.current };
            onTheWay.current = [];
            event.currentTarget.select();
          }}
          onBlur={(event) => {
            before.current = null;
            if ("value" in judgeText(field, event.currentTarget.value)) setDraft(null);
            settle();
          }}
          onKeyDown={(event) => {
            const steps = KEYS[event.key];
            if (steps === undefined) return;
            event.preventDefault();
            move(steps);
          }}
        />
        {shortUnit && (
          <span class="unit" aria-hidden="true">
            {shortUnit}
          </span>
        )}
        <span class="steppers">
          <button type="button" tabIndex={-1} disabled={props.disabled} aria-label={`Less: ${name}`} onClick={() => move(-1)}>
            {"\u2212"}
          </button>
          <button type="button" tabIndex={-1} disabled={props.disabled} aria-label={`More: ${name}`} onClick={() => move(1)}>
            +
          </button>
        </span>
      </span>
      {slider && (
        <span class="slider-holder">
          {typeof start === "number" && <StartMark slider={slider} at={start} />}
          <input
            class="slider"
            type="range"
            min={slider.min}
            max={slider.max}
            step={slider.step}
            value={value ?? slider.min}
            disabled={props.disabled}
            aria-label={`${name}, slider`}
            aria-valuetext={value === null ? "none" : `${text} ${unit}`.trim()}
            onInput={(event) => put(Number(event.currentTarget.value))}
            onChange={settle}
            list={undefined}
          />
        </span>
      )}
    </Shell>
  );
}

/** Where the value that is compared with lies on the slider's track, as far as it does. */
function StartMark({ slider, at }: { slider: { min: number; max: number }; at: number }): JSX.Element | null {
  if (at < slider.min || at > slider.max) return null;
  const share = (at - slider.min) / Math.max(1e-12, slider.max - slider.min);
  // The middle of a native thumb stays half its width away from the ends.
  return <span class="slider-start" aria-hidden="true" style={{ left: `calc(8px + (100% - 16px) * ${share})` }} />;
}

/** A number and a slider bound together: {@link NumberField} with `slider`. */
export function SliderField(props: NumberFieldProps & Required<Pick<NumberFieldProps, "slider">>): JSX.Element {
  return <NumberField {...props} />;
}

/** One of a few: a native select. */
export function ChoiceField<T extends string | number>(props: Common<T>): JSX.Element {
  const { field, value, start } = props;
  const id = controlId(props.path ?? field.path);
  const options = field.options ?? [];
  const differs = start !== undefined && start !== value;
  return (
    <Shell
      id={id}
      label={props.label ?? field.label}
      help={field.help}
      bound={field.unit ? `In ${field.unit}.` : undefined}
      problem={props.problem}
      changed={differs}
      compact={props.compact}
      note={
        differs && (
          <StartNote
            id={id}
            was={options.find((o) => o.value === start)?.label ?? String(start)}
            difference=""
            onReset={() => {
              props.onInput(start);
              document.getElementById(id)?.focus();
            }}
          />
        )
      }
    >
      <select
        id={id}
        value={String(value)}
        disabled={props.disabled}
        aria-invalid={props.problem ? "true" : "false"}
        aria-describedby={`${describedBy(id, props.problem)}${differs ? ` ${id}-was` : ""}`}
        onChange={(event) => {
          const chosen = options.find((o) => String(o.value) === event.currentTarget.value);
          if (chosen) props.onInput(chosen.value as T);
          settle();
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
    </Shell>
  );
}

/** A line of text. */
export function TextField(props: Common<string>): JSX.Element {
  const { field, value, start } = props;
  const id = controlId(props.path ?? field.path);
  const differs = start !== undefined && start !== value;
  return (
    <Shell
      id={id}
      label={props.label ?? field.label}
      help={field.help}
      bound={field.maxLength === undefined ? undefined : `At most ${number(field.maxLength)} characters.`}
      problem={props.problem}
      changed={differs}
      compact={props.compact}
    >
      <input
        id={id}
        class="text"
        type="text"
        autocomplete="off"
        value={value}
        maxLength={field.maxLength}
        disabled={props.disabled}
        aria-invalid={props.problem ? "true" : "false"}
        aria-describedby={describedBy(id, props.problem)}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={settle}
      />
    </Shell>
  );
}

interface NumbersFieldProps extends Common<readonly number[]> {
  /** What each number stands for: the weekdays, the hours. Its length is the list's. */
  names: readonly string[];
}

/** A list of numbers of fixed length, each with its own labelled input. */
export function NumbersField(props: NumbersFieldProps): JSX.Element {
  const { field, value, start, names } = props;
  const path = props.path ?? field.path;
  const id = controlId(path);
  const fallback = Array.isArray(field.default) ? (field.default as number[]) : [];
  const differs = start !== undefined && names.some((_, i) => start[i] !== value[i]);
  return (
    <fieldset class={`field numbers${differs ? " changed" : ""}`} id={id} tabIndex={-1} aria-describedby={`${id}-help`}>
      <legend>{props.label ?? field.label}</legend>
      {props.problem && <p class="field-problem">{props.problem}</p>}
      <p id={`${id}-help`} class={props.compact ? "hidden" : "field-help"}>
        {field.help} <span class="field-bound">{field.unit}</span>
      </p>
      <div class="numbers-grid">
        {names.map((name, i) => (
          <NumberField
            key={name}
            field={{ ...field, kind: "number", label: name, help: "", default: fallback[i], unit: isShare(field.unit) ? "share" : "" }}
            path={`${path}[${i}]`}
            value={value[i] ?? null}
            {...(start === undefined ? {} : { start: start[i] ?? null })}
            compact
            disabled={props.disabled ?? false}
            onInput={(next) => props.onInput(names.map((_, j) => (j === i ? (next ?? 0) : (value[j] ?? 0))))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Yes or no: a native checkbox. */
export function FlagField(props: Common<boolean>): JSX.Element {
  const { field, value, start } = props;
  const id = controlId(props.path ?? field.path);
  return (
    <div class={`field flag${start !== undefined && start !== value ? " changed" : ""}`}>
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={value}
          disabled={props.disabled}
          aria-describedby={`${id}-help`}
          onChange={(event) => {
            props.onInput(event.currentTarget.checked);
            settle();
          }}
        />
        <span>{props.label ?? field.label}</span>
      </label>
      <p id={`${id}-help`} class={props.compact ? "hidden" : "field-help"}>
        {field.help}
      </p>
    </div>
  );
}
