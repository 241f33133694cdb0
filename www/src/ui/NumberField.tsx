import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isShare, number, shift, shownUnit } from "../format.ts";
import { settle } from "../state/document.ts";
import { controlId } from "../state/paths.ts";
import { typed } from "../typing.ts";
import { describedBy, Shell, StartNote, type Common } from "./field.tsx";
import { boundWords, capital, defaultWords, judgeText, SHORT, shortened, TINY, words } from "./reading.ts";

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
