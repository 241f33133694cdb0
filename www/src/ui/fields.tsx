/** Labelled native controls made from rows of the field table, beside {@link NumberField}. */
import type { JSX } from "preact";
import { isShare, number } from "../format.ts";
import { settle } from "../state/document.ts";
import { controlId } from "../state/paths.ts";
import { describedBy, Shell, StartNote, type Common } from "./field.tsx";
import { NumberField } from "./NumberField.tsx";

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
