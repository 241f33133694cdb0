import type { JSX } from "preact";
import type { AssumptionRow, CompleteScenario, Problem } from "../../../../src/boundary/breather";
import { shownUnit } from "../../format.ts";
import { doc, edit } from "../../state/document.ts";
import { get, put } from "../../state/paths.ts";
import { Hint, NumberField } from "../../ui/index.ts";
import { Grade } from "./Grade.tsx";
import { assumptionField, assumptionWords, openSign } from "./words.ts";

interface ActsProps {
  rows: readonly AssumptionRow[];
  now: CompleteScenario;
  start: CompleteScenario;
  problems: readonly Problem[];
  /** Tells the same assumption apart where several levers act through it. */
  within: string;
}

/** The assumptions that something acts through, each to be seen and changed. */
export function Acts({ rows, now, start, problems, within }: ActsProps): JSX.Element {
  return (
    <ul class="assumptions">
      {rows.map((row) => (
        <Assumption key={row.id} row={row} now={now} start={start} problems={problems} within={within} />
      ))}
    </ul>
  );
}

function Assumption({ row, now, start, problems, within }: Omit<ActsProps, "rows"> & { row: AssumptionRow }): JSX.Element {
  const path = `assumptions.${row.id}`;
  return (
    <AssumptionItem
      row={row}
      path={`${within}.${path}`}
      value={(get(doc.value.scenario, path) ?? get(now, path) ?? row.default) as number}
      was={(get(start, path) ?? row.default) as number}
      problem={problems.find((one) => one.path === path)?.message}
      onInput={(next) => edit(`Assumption: ${row.label}`, (d) => ({ ...d, scenario: put(d.scenario, path, next) }))}
    />
  );
}

interface ItemProps {
  row: AssumptionRow;
  /** The whole path of its control. */
  path: string;
  value: number;
  was: number;
  problem: string | undefined;
  onInput: (value: number) => void;
}

/** One assumption: its value, its plausible range, its grade, and what it stands on. */
export function AssumptionItem({ row, path, value, was, problem, onInput }: ItemProps): JSX.Element {
  const say = (of: number): string => assumptionWords(row, of);
  const sign = openSign(row);
  return (
    <li>
      <NumberField
        field={assumptionField(row)}
        path={path}
        value={value}
        start={was}
        compact
        {...(problem !== undefined && { problem })}
        onInput={(next) => onInput(next ?? row.default)}
      />
      <p class="assumption-range">
        <span>
          {say(row.default)}, plausibly {say(row.low)} to {say(row.high)}
          {row.unit && ` ${shownUnit(row.unit)}`}
        </span>
        <Grade grade={row.grade} of={row.label} />
      </p>
      <p class="assumption-note">
        {row.note} {sign}{" "}
        {row.sources.length === 0 ? (
          "No source."
        ) : (
          <Hint
            label={
              <>
                {row.sources.length === 1 ? "Source" : "Sources"}
                <span class="hidden">: {row.label}</span>
              </>
            }
          >
            {row.sources.map(({ cite, doi }) => (
              <span key={cite} class="source">
                {cite}
                {doi && `, doi:${doi}`}.
              </span>
            ))}
            <span class="source">
              Observed: {row.population} Read: {row.seen}
            </span>
          </Hint>
        )}
      </p>
    </li>
  );
}
