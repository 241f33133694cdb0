import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CompleteScenario, Problem } from "../../../../src/boundary/breather";
import { field } from "../../state/describe.ts";
import { undoable } from "../../state/document.ts";
import { get, same } from "../../state/paths.ts";
import { Fold } from "../../ui/index.ts";
import { Input, inputLabel } from "../Input.tsx";
import { Acts } from "./Acts.tsx";
import { answer, older, pair, prices } from "./answers.ts";
import { Grade } from "./Grade.tsx";
import { assumptionsOf, costWords, isMoved, movedHandles, type Handle } from "./handles.ts";
import { BESIDE_LEVER, brief, listed } from "./words.ts";
import { worthSentences } from "./worth.ts";

interface LeverProps {
  handle: Handle;
  now: CompleteScenario;
  start: CompleteScenario;
  problems: readonly Problem[];
  /** What is known of it and what it acts through is said elsewhere, once for several of its kind. */
  bare?: boolean;
  /** Shows what belongs to it also while it is at rest. */
  full?: boolean;
}

function atRest({ id }: Handle, now: CompleteScenario): boolean {
  return id.includes("[]") || same(get(now, id), field(id).default);
}

/** A lever with what is known of it, what it costs and, once it is moved, what it brings and is worth. */
export function Lever({ handle, now, start, problems: found, bare = false, full = false }: LeverProps): JSX.Element {
  const { lever, own, details } = handle;
  const moved = isMoved(handle, now, start);
  const rows = useMemo(() => assumptionsOf(lever), [lever]);
  const shown = moved || !atRest(handle, now);
  return (
    <div class={moved ? "lever moved" : "lever"} data-lever={handle.id}>
      {own.map((path) => (
        <Input key={path} path={path} now={now} start={start} problems={found} slider compact brief={bare} />
      ))}
      {!bare && (
        <p class="lever-known">
          <span>{lever.known}</span>
          {lever.grade && <Grade grade={lever.grade} of={field(lever.path).label} />}
        </p>
      )}
      {(shown || full) && details.length > 0 && (
        <div class="lever-details">
          {details.map((path) => (
            <Input key={path} path={path} now={now} start={start} problems={found} compact={!full} brief={bare} />
          ))}
        </div>
      )}
      {shown && <Price handle={handle} />}
      {moved && <Brings handle={handle} now={now} />}
      {!bare && rows.length > 0 && (
        <Fold title={`Acts through ${rows.length === 1 ? "one assumption" : `${rows.length} assumptions`}`} class="inner" lazy>
          <Acts rows={rows} now={now} start={start} problems={found} within={lever.path} />
        </Fold>
      )}
    </div>
  );
}

/** What all changes together bring and are worth, by the newest answer. */
function Brings({ handle, now }: { handle: Handle; now: CompleteScenario }): JSX.Element | null {
  const shown = answer.value;
  const found = shown?.comparison?.pairs[0];
  const one = pair.value !== null && movedHandles(pair.value.now.complete, pair.value.start.complete).length === 1;
  // Of several it stands beside the one that was moved last.
  const last = [...handle.own, ...handle.details].some((path) => inputLabel(path, now) === undoable.value);
  if (!one && !last) return null;
  const words = found && brief(found.differences, BESIDE_LEVER);
  const look = older.value ? "lever-price stale" : "lever-price";
  const preview = shown?.fidelity === "preview" ? ", by the preview" : "";
  return (
    <>
      <p class={look}>
        <b>{one ? "Brings" : "Together they bring"} </b>
        {!words || older.value ? "being worked out." : `${words.clear.length > 0 ? `${listed(words.clear)}` : "no clear change"}${words.clear.length > 0 && words.unclear.length > 0 ? `; no clear change in ${listed(words.unclear)}` : ""}${preview}.`}
      </p>
      {found?.worth && !older.value && (
        <p class={look} data-worth>
          <b>{one ? "Worth" : "Worth together"}{preview}. </b>
          {worthSentences(found.worth, shown!.now.weeks).join(" ")}
        </p>
      )}
    </>
  );
}

/** What a lever costs beyond the baseline, before anything is simulated. */
function Price({ handle }: { handle: Handle }): JSX.Element {
  return (
    <p class="lever-price">
      <b>Costs </b>
      {costWords(handle, prices.value.now, prices.value.start)}
    </p>
  );
}
