import type { JSX } from "preact";
import type { CompleteScenario } from "../../../../src/boundary/breather";
import { field } from "../../state/describe.ts";
import type { Answer } from "./answers.ts";
import { alone, workOut } from "./alone.ts";
import { prices } from "./answers.ts";
import { Grade } from "./Grade.tsx";
import { SweepView } from "./SweepView.tsx";
import { assumptionsOf, costWords, movedHandles, type Handle } from "./handles.ts";
import { worthSentences } from "./worth.ts";
import { Button, Status } from "../../ui/index.ts";
import { assumptionWords, brief, CERTAINTY, contested, differences, listed, openSign, type Moved } from "./words.ts";
import { isShare, shownUnit } from "../../format.ts";
import { get } from "../../state/paths.ts";

export interface MovedPanelProps {
  answer: Answer | null;
  now: CompleteScenario;
  start: CompleteScenario;
  moved: readonly Moved[];
}

/** For each lever that was moved: what it acts on, what it costs, how sure anyone can be; and what came of all together. */
export function MovedPanel({ answer, now, start, moved }: MovedPanelProps): JSX.Element | null {
  if (moved.length === 0) return null;
  const levers = movedHandles(now, start);
  const paths = new Set(levers.flatMap(({ own, details }) => [...own, ...details]));
  const others = moved.filter(({ path }) => !paths.has(path));
  const came = answer?.comparison ? differences(answer) : null;
  const worth = answer?.comparison?.pairs[0]?.worth ?? null;
  return (
    <section class="card moved-panel" aria-labelledby="moved-heading">
      <h2 id="moved-heading">What was changed, what came of it, and how sure that is</h2>
      {came && (
        <div class="came">
          <h3>What came of it{answer!.fidelity === "preview" ? ", by the preview" : ""}</h3>
          {came.clear.length > 0 && (
            <ul>
              {came.clear.map(({ words, tone }) => (
                <li key={words} class={tone}>
                  {words}
                </li>
              ))}
            </ul>
          )}
          {came.unclear.length > 0 && (
            <p>
              No clear change, for the interval includes zero: {listed(came.unclear)}.
            </p>
          )}
          {worth && <p data-worth>{worthSentences(worth, answer!.now.weeks).join(" ")}</p>}
          <p class="quiet">{CERTAINTY}</p>
        </div>
      )}
      <div class={levers.length + (others.length > 0 ? 1 : 0) === 1 ? "moved-levers alone" : "moved-levers"}>
        {levers.map((handle) => (
          <MovedLever key={handle.id} handle={handle} now={now} moved={moved} answer={answer} one={levers.length === 1 && others.length === 0} />
        ))}
        {others.length > 0 && (
          <section>
            <h3>{levers.length > 0 ? "Also changed" : "Changed"}</h3>
            <ul>
              {others.map(({ path, label, was, now: is }) => (
                <li key={path}>
                  {label}: {was} {"\u2192"} {is}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </section>
  );
}

interface MovedLeverProps {
  handle: Handle;
  now: CompleteScenario;
  moved: readonly Moved[];
  answer: Answer | null;
  /** Nothing else was changed. */
  one: boolean;
}

function MovedLever({ handle, now, moved, answer, one }: MovedLeverProps): JSX.Element {
  const { lever, label } = handle;
  const own = [...handle.own, ...handle.details];
  const steps = moved.filter(({ path }) => own.includes(path));
  const rows = assumptionsOf(lever);
  const open = rows.filter((row) => openSign(row) !== null);
  return (
    <section>
      <h3>{label}</h3>
      <p>
        {steps.map(({ path, label: name, was, now: is }, i) => (
          <span key={path}>
            {i > 0 && "; "}
            {path === own[0] ? "" : `${name.toLowerCase()} `}
            <span class="was">{was}</span> {"\u2192"} <b class="now">{is}</b>
          </span>
        ))}
      </p>
      <p>{lever.known}</p>
      <p>
        <b>Costs: </b>
        {costWords(handle, prices.value.now, prices.value.start)}
      </p>
      {rows.length > 0 ? (
        <>
          <p>
            <b>Acts through</b>
          </p>
          <ul class="acts">
            {rows.map((row) => {
              const value = get(now, `assumptions.${row.id}`);
              return (
                <li key={row.id}>
                  <span>
                    {row.label}: {assumptionWords(row, typeof value === "number" ? value : row.default)}
                    {row.unit && !isShare(row.unit) ? ` ${shownUnit(row.unit)}` : ""}, plausibly {assumptionWords(row, row.low)} to {assumptionWords(row, row.high)}
                  </span>
                  <Grade grade={row.grade} of={row.label} />
                </li>
              );
            })}
          </ul>
        </>
      ) : (
        <p class="quiet">It acts through calls and agents alone, which is arithmetic and needs no evidence of people.</p>
      )}
      {open.length > 0 && (
        <p>
          The size is open{open.some((row) => row.neutral !== null && row.low < row.neutral && row.neutral < row.high) ? ", and so is the sign" : ""}: for {listed(open.map((row) => row.label.toLowerCase()))} no effect at all is within the plausible range.
        </p>
      )}
      {contested(lever, now).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {answer && field(lever.path).kind === "number" && own[0] !== undefined && <SweepView path={own[0]} row={field(lever.path)} pair={answer.pair} />}
      {one ? <p class="quiet">Nothing else was changed, so that all that came of it comes from this.</p> : <ByItself handle={handle} answer={answer} />}
    </section>
  );
}

/** What this lever does within the scenario: against the same without it. */
function ByItself({ handle, answer }: { handle: Handle; answer: Answer | null }): JSX.Element | null {
  const { id, label } = handle;
  if (!answer || answer.state !== "whole") return <p class="quiet">What it does by itself can be worked out once the full run is done.</p>;
  const found = alone.value.find((of) => of.lever === id && of.pair === answer.pair);
  if (!found) {
    return (
      <p>
        <Button onClick={() => void workOut(handle, answer.pair)}>
          What does it do by itself?<span class="hidden"> {label}</span>
        </Button>
      </p>
    );
  }
  if (found.failed !== null) return <p class="quiet">{found.failed}</p>;
  const done = found.found;
  if (!done) return <Status job={found} label="Running the scenario without it" />;
  const { clear, unclear } = brief(done.differences);
  return (
    <p role="status">
      <b>By itself, </b>
      against the same scenario without it: {clear.length > 0 ? listed(clear) : "nothing that is clear"}
      {unclear.length > 0 ? `; no clear change in ${listed(unclear)}` : ""}. Effects of several levers need not add up.{done.worth ? ` ${worthSentences(done.worth, answer.now.weeks).join(" ")}` : ""}
    </p>
  );
}
