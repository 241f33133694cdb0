import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Journey } from "../../../../src/boundary/breather";
import { currency } from "../../state/currency.ts";
import { go } from "../../state/document.ts";
import { Button, Figure, ProblemsPanel, Term } from "../../ui/index.ts";
import { answer, follow, problems, stale, type Answer } from "../scenario/answers.ts";
import { causesOf } from "../scenario/causes.ts";
import { Marked, Changed } from "../scenario/Opening.tsx";
import { customersRespond, toldOf } from "../scenario/outcomes.ts";
import { OutcomeRow } from "../scenario/Pillars.tsx";
import { RunLine } from "../scenario/RunLine.tsx";
import { spanWords } from "../scenario/words.ts";
import { demandRows, demandTable, drawDemand } from "./demand.tsx";
import { drawFlow, flowTable, flowWords } from "./flow.tsx";
import { opening, splitWords, takenAway, underneath } from "./words.ts";

/** Figures of the room, beside those of waiting, which Scenario and Staffing show. */
const SHOWN = ["firstContactResolution", "contactsPerIssue", "satisfaction", "customersLost"];

/** The journey of contacts, and who causes the calls that need not have come. */
export function Customers(): JSX.Element {
  useEffect(follow, []);
  const shown = answer.value;
  if (!shown) {
    return (
      <>
        <ProblemsPanel problems={problems.value} />
        <p class="starting" aria-busy={problems.value.length === 0}>
          Simulating the customers.
        </p>
      </>
    );
  }
  return customersRespond(shown.now) ? <Shown answer={shown} /> : <Constant />;
}

function Constant(): JSX.Element {
  return (
    <div class="people customers" aria-busy={stale.value}>
      <h1>Customers do not respond in this scenario.</h1>
      <p class="sub">
        Nobody calls back because a call did not help, chases a department or is lost, so that there is nothing to show here. They respond where people do; it is switched by &ldquo;Customers call back&rdquo; and &ldquo;People respond&rdquo; of the scenario file.{" "}
        <Button look="plain" onClick={() => go("scenario")}>
          To the scenario
        </Button>
      </p>
    </div>
  );
}

function Shown({ answer: shown }: { answer: Answer }): JSX.Element {
  const old = stale.value;
  const figures = toldOf(shown, SHOWN);
  const start = shown.pair.same || !customersRespond(shown.start) ? null : shown.start;
  const taken = takenAway(shown);
  return (
    <div class="people customers">
      <header class={old ? "stale" : ""} aria-busy={old}>
        <h1 aria-live="polite">
          <Marked words={opening(shown)} plain={shown.pair.same} />
        </h1>
        <p class="sub">
          {underneath(shown)} <Term id="failureDemandShare">Failure demand</Term> is a contact that would not have come had everything been done right the first time; it is counted among answered contacts. <Changed answer={shown} />
        </p>
        <RunLine />
      </header>
      <ProblemsPanel problems={problems.value} consequence="What is shown belongs to the last figures that were possible." />
      <section class={old ? "card figures stale" : "card figures"} aria-label="Figures of customers">
        {figures.map((one) => (
          <OutcomeRow key={one.outcome.id} told={one} answer={shown} />
        ))}
      </section>
      <Flows now={shown.now.journey!} start={start?.journey ?? null} span={spanWords(shown)} stale={old} />
      <Demand answer={shown} stale={old} />
      {taken && <p class="quiet">{taken}</p>}
    </div>
  );
}

function Flows({ now, start, span, stale: old }: { now: Journey; start: Journey | null; span: string; stale: boolean }): JSX.Element {
  const most = Math.max(...[now, ...(start ? [start] : [])].flatMap(({ stages }) => stages.map(({ attempts }) => attempts.mean ?? 0)));
  const all = start ? [{ of: start, name: "Baseline" }, { of: now, name: "Scenario" }] : [{ of: now, name: "" }];
  return (
    <div class="journeys">
      {all.map(({ of, name }) => (
        <Flow key={name} journey={of} name={name} most={most} span={span} stale={old} />
      ))}
    </div>
  );
}

function Flow({ journey, name, most, span, stale: old }: { journey: Journey; name: string; most: number; span: string; stale: boolean }): JSX.Element {
  const draw = useMemo(() => drawFlow(journey, most), [journey, most, currency.value]);
  const table = useMemo(() => flowTable(journey), [journey]);
  const title = name ? `${name}: what becomes of calls` : "What becomes of calls";
  return (
    <Figure
      title={title}
      subtitle={`Calls in ${span}; height is their number. Those in orange come back as repeats, those in blue may come back as chasers`}
      draw={draw}
      table={table}
      file={`journey of contacts${name ? ` ${name}` : ""}`}
      summary={`${title}. ${flowWords(journey)}.`}
      stale={old}
    />
  );
}

function Demand({ answer: shown, stale: old }: { answer: Answer; stale: boolean }): JSX.Element | null {
  const start = shown.pair.same ? null : shown.start;
  const rows = useMemo(() => demandRows(shown.now, start), [shown]);
  const draw = useMemo(() => drawDemand(rows, start === null), [rows]);
  const table = useMemo(() => demandTable(shown.now, start), [shown]);
  const split = splitWords(causesOf(shown.pair.now.complete));
  if (rows.length === 0) return null;
  return (
    <Figure
      title="Calls that need not have come, by cause"
      subtitle={`Answered contacts in ${spanWords(shown)}: the first of each issue, its repeats and its chasers; line: 95 % interval${start ? "; grey: the baseline" : ""}`}
      draw={draw}
      table={table}
      file="failure demand by cause"
      stale={old}
    >
      {split && <p class="apart">{split}</p>}
    </Figure>
  );
}
