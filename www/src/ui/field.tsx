/** What the controls of the field table have in common: label, help, problem, and the value that is compared with. */
import type { ComponentChildren, JSX } from "preact";
import type { FieldRow } from "../../../src/boundary/breather";

/** What every field takes. */
export interface Common<T> {
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

/** Label, control, and what is said of it. */
export function Shell({ id, label, help, bound, problem, note, changed, compact, children }: ShellProps): JSX.Element {
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

/** The ids of what describes a control. */
export function describedBy(id: string, problem: string | undefined): string {
  return problem ? `${id}-problem ${id}-help` : `${id}-help`;
}

interface NoteProps {
  id: string;
  was: string;
  difference: string;
  onReset: () => void;
}

/** What the value was, and the way back. */
export function StartNote({ id, was, difference, onReset }: NoteProps): JSX.Element {
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
