import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";

interface ButtonProps extends Omit<JSX.IntrinsicElements["button"], "label"> {
  children: ComponentChildren;
  /** `primary` for the one thing a person came to do, `plain` inside text and menus. */
  look?: "normal" | "primary" | "plain";
}

/** A native button; `type` is "button" unless said otherwise. */
export function Button({ look = "normal", class: extra, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button type="button" {...rest} class={`button ${look}${extra ? ` ${String(extra)}` : ""}`}>
      {children}
    </button>
  );
}

interface SegmentedProps<T extends string> {
  /** What is chosen, for the legend; hidden from sight if `quiet`. */
  legend: string;
  quiet?: boolean;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
  /** Shared name of the radio buttons; unique on the page. */
  name: string;
}

/** A choice of a few that are all seen at once: radio buttons, moved through with the arrow keys. */
export function Segmented<T extends string>({ legend, quiet, options, value, onChange, name }: SegmentedProps<T>): JSX.Element {
  return (
    <fieldset class="segmented">
      <legend class={quiet ? "hidden" : ""}>{legend}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? "on" : ""}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface FoldProps {
  title: ComponentChildren;
  /** A few words at the right of the title: "2 changed", "as at the start". */
  aside?: ComponentChildren;
  open?: boolean;
  /** Makes what is inside only once it is opened: for long tables. */
  lazy?: boolean;
  children: ComponentChildren;
  class?: string;
}

/** A part that can be folded away: native details. */
export function Fold({ title, aside, open = false, lazy = false, children, class: extra = "" }: FoldProps): JSX.Element {
  const [opened, setOpened] = useState(open || !lazy);
  return (
    <details class={`fold ${extra}`} open={open} {...(lazy && { onToggle: () => setOpened(true) })}>
      <summary>
        <span>{title}</span>
        {aside !== undefined && <span class="aside">{aside}</span>}
      </summary>
      <div class="fold-body">{opened && children}</div>
    </details>
  );
}
