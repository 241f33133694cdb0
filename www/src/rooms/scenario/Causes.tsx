import type { JSX } from "preact";
import type { CompleteCause, CompleteScenario, FieldRow, LeverRow, Problem } from "../../../../src/boundary/breather";
import { field } from "../../state/describe.ts";
import { doc } from "../../state/document.ts";
import { get } from "../../state/paths.ts";
import { Button, ChoiceField, Fold, NumberField, TextField } from "../../ui/index.ts";
import { problemOf } from "../Input.tsx";
import { Acts } from "./Acts.tsx";
import { problems } from "./answers.ts";
import { addCause, causesOf, MOST_CAUSES, removeCause, stateCause, type WhatItIs } from "./causes.ts";
import { Grade } from "./Grade.tsx";
import { assumptionsOf, handlesOf } from "./handles.ts";
import { Lever } from "./Lever.tsx";

interface CausesProps {
  levers: readonly LeverRow[];
  now: CompleteScenario;
  start: CompleteScenario;
}

/** What other departments cause: for each cause its levers, and what it is; causes can be added, renamed and removed. */
export function Causes({ levers, now, start }: CausesProps): JSX.Element {
  const causes = causesOf(now);
  const most = field("causes[]").maxItems ?? MOST_CAUSES;
  return (
    <>
      <p class="quiet">Calls that an error elsewhere brings about. What is fixed or handed on faster belongs to the scenario; what a cause is, to the baseline too.</p>
      {causes.map((cause, at) => (
        <section key={at} class="cause" aria-label={`${cause.name}, ${cause.department}`}>
          <h3>
            {cause.name} <span class="quiet">{cause.department}</span>
          </h3>
          {levers.map((lever) => {
            const handle = handlesOf(lever, now)[at];
            return handle && <Lever key={lever.path} handle={handle} now={now} start={start} problems={problems.value} bare />;
          })}
          <What cause={cause} at={at} now={now} start={start} />
        </section>
      ))}
      {causes.length === 0 && <p>No cause is stated: every call is one that customers wanted to make, or a repeat of it.</p>}
      <p class="cause-add">
        <Button disabled={causes.length >= most} title={causes.length >= most ? `At most ${most} causes` : undefined} onClick={() => addCause({ now, start })}>
          Add a cause
        </Button>
      </p>
      {levers.map((lever) => (
        <div key={lever.path} class="cause-known">
          <p class="lever-known">
            <span>
              <b>{field(lever.path).label}.</b> {lever.known}
            </span>
            {lever.grade && <Grade grade={lever.grade} of={field(lever.path).label} />}
          </p>
          {lever.assumptions.length > 0 && (
            <Fold title={<>Acts through {lever.assumptions.length === 1 ? "one assumption" : `${lever.assumptions.length} assumptions`}<span class="hidden">: {field(lever.path).label}</span></>} class="inner" lazy>
              <Acts rows={assumptionsOf(lever)} now={now} start={start} problems={problems.value} within={lever.path} />
            </Fold>
          )}
        </div>
      ))}
    </>
  );
}

interface WhatProps {
  cause: CompleteCause;
  at: number;
  now: CompleteScenario;
  start: CompleteScenario;
}

/** What a cause is. */
function What({ cause, at, now, start }: WhatProps): JSX.Element {
  const of = { now, start };
  const common = <T,>(name: WhatItIs): { field: FieldRow; path: string; value: T; compact: true; onInput: (value: T) => void } & { problem?: string } => {
    const path = `causes[${at}].${name}`;
    const stated = get(doc.value.scenario, path);
    return {
      field: field(path),
      path,
      // What is typed is known at once; the engine's reading of it comes a moment later.
      value: (stated === undefined ? cause[name] : stated) as T,
      compact: true,
      onInput: (value: T) => stateCause(`${field(path).label}, cause ${at + 1}`, at, name, value, of),
      ...problemOf(path, problems.value as readonly Problem[]),
    };
  };
  const queue = common<string>("queues");
  const queues: FieldRow = { ...queue.field, kind: "choice", unit: "", options: [{ value: "", label: "All" }, ...now.queues.map(({ name }) => ({ value: name, label: name }))] };
  return (
    <Fold
      title={
        <>
          What it is<span class="hidden">: {cause.name}</span>
        </>
      }
      class="inner"
      lazy
    >
      <TextField {...common<string>("name")} />
      <TextField {...common<string>("department")} />
      <NumberField {...common<number | null>("share")} compact={false} />
      {(now.queues.length > 1 || cause.queues !== "") && <ChoiceField {...queue} field={queues} />}
      <NumberField {...common<number | null>("handoffDays")} />
      <p>
        <Button onClick={() => removeCause(at, cause.name, of)}>
          Remove<span class="hidden"> {cause.name}</span>
        </Button>
      </p>
    </Fold>
  );
}
