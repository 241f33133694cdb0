import type { JSX } from "preact";
import type { FieldRow } from "../../../../src/boundary/breather";
import { Button, NumberField } from "../../ui/index.ts";

interface LengthsFieldProps {
  field: FieldRow;
  path: string;
  value: readonly number[];
  start: readonly number[];
  onInput: (value: number[]) => void;
  problem?: string;
}

/** A list of numbers that may grow and shrink within its bounds: the lengths of shifts. */
export function LengthsField({ field, path, value, start, onInput, problem }: LengthsFieldProps): JSX.Element {
  const least = field.minItems ?? 1;
  const most = field.maxItems ?? value.length;
  const one: FieldRow = { ...field, kind: "number", step: 0.5, help: "", label: "Length", unit: "hours", default: 8 };
  return (
    <fieldset class="field lengths">
      <legend>{field.label}</legend>
      <p class="field-help">
        {field.help} {field.unit}; {least} to {most} lengths.
      </p>
      {problem && <p class="field-problem">{problem}</p>}
      {value.map((hours, at) => (
        <div key={at} class="length">
          <NumberField
            field={one}
            path={`${path}[${at}]`}
            label={value.length > 1 ? `Length ${at + 1}` : "Length"}
            value={hours}
            {...(start[at] === undefined ? {} : { start: start[at] })}
            compact
            onInput={(next) => onInput(value.map((old, place) => (place === at ? (next ?? old) : old)))}
          />
          {value.length > least && (
            <Button look="plain" onClick={() => onInput(value.filter((_, place) => place !== at))}>
              Remove<span class="hidden"> length {at + 1}</span>
            </Button>
          )}
        </div>
      ))}
      {value.length < most && <Button onClick={() => onInput([...value, 6])}>Add a length</Button>}
    </fieldset>
  );
}
