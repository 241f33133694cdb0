import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { SimulatedQueue } from "../../../../src/boundary/breather";
import { problemsIn } from "../../engine.ts";
import { format, number, share } from "../../format.ts";
import { inputField, term } from "../../state/describe.ts";
import { doc, edit, settle } from "../../state/document.ts";
import { LAB, type Family, type LabSimulation } from "../../state/lab.ts";
import { put } from "../../state/paths.ts";
import { Button, ChoiceField, Counted, DataTable, Fold, NumberField, ProblemsPanel, Status, Term, type TableData } from "../../ui/index.ts";
import { Hour } from "./Hour.tsx";
import { GROUPS, type Metric } from "./metrics.ts";
import { percentiles, type Answers } from "./questions.ts";
import { asCallsAre, byFormula, controlOf, estimateOf, exact, found, inside, reasons, simulation, variation, varies, type Asked } from "./simulation.ts";

const ROWS = GROUPS.flatMap((group) => group.metrics);

/** Figures of customers, which no formula has. */
const CUSTOMERS: readonly Metric[] = [
  { term: "customersServedShare", label: "Customers answered in the end", kind: "share", unit: "share of first attempts", better: "more", of: () => null },
  { term: "attemptsPerCustomer", label: "Attempts of a customer", kind: "number", unit: "calls", better: "less", of: () => null },
];

/** Runs this short are run again by themselves when the queue changes, once a person has asked for one. */
const QUICK = 2_000_000;
const PAUSE_MS = 250;
const following = signal(false);

/** The queue simulated call by call, beside the formula. */
export function Simulate({ told, stale: awaited }: { told: Answers; stale: boolean }): JSX.Element {
  const { now, simulation: settings } = doc.value.lab;
  const asked: Asked = { now, simulation: settings };
  const answer = simulation.answer.value;
  const job = simulation.job.value;
  const failure = simulation.error.value;
  const fresh = answer !== null && answer.input.now === now && answer.input.simulation === settings;
  // A run that begins by itself in a moment needs no words that would come and go with every move of a slider.
  const soon = following.value && settings.calls <= QUICK && failure === null;
  useEffect(() => {
    const last = simulation.answer.peek()?.input;
    if (!following.peek() || settings.calls > QUICK || (last?.now === now && last.simulation === settings)) return;
    const timer = setTimeout(() => simulation.run({ now, simulation: settings }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now, settings]);
  const run = (): void => {
    following.value = true;
    simulation.run({ now: doc.peek().lab.now, simulation: doc.peek().lab.simulation });
  };
  const stop = (): void => {
    following.value = false;
    simulation.stop();
  };
  const set = (label: string, to: LabSimulation): void => {
    settle();
    edit(label, (d) => ({ ...d, lab: { ...d.lab, simulation: to } }));
    run();
  };
  return (
    <section class="card lab-simulate" aria-labelledby="simulate-heading" data-run={job ? "running" : (answer?.state ?? "none")}>
      <div class="section-head">
        <h2 id="simulate-heading">Simulate it, call by call</h2>
        <div class="section-tools">
          {byFormula(asked) ? (
            <Button onClick={() => set("Handling as calls really are", asCallsAre(settings))}>As calls really are: lognormal handling</Button>
          ) : (
            <Button onClick={() => set("The formula's laws", { ...settings, service: "exponential", patience: "exponential" })}>Back to the formula&rsquo;s laws</Button>
          )}
          <Button look={answer ? "normal" : "primary"} onClick={run}>
            Simulate {number(settings.calls)} calls
          </Button>
        </div>
      </div>
      <p class="sub">
        A simulation needs no formula: callers come, wait, are answered or hang up one by one, and the figures are counted. What it counts is a sample, so every figure has a{" "}
        <Term id="confidenceInterval">95 % interval</Term>.
      </p>
      <Settings settings={settings} />
      <Status job={job} label="Simulating" onCancel={stop} cancelLabel="Stop and keep what there is" />
      <ProblemsPanel problems={problemsIn(failure)} consequence="Nothing was simulated." control={controlOf} />
      {failure?.name === "Cancelled" && <p class="quiet">Stopped before there was a result.</p>}
      {/* Said once a run has ended, not with every look at it. */}
      <p class="hidden" role="status">
        {answer && answer.state !== "running" && found(answer.input, answer.value, undefined)}
      </p>
      {answer && !fresh && !soon && <p class="out-of-date">The figures below are of the queue as it was before the last change.</p>}
      {answer && (
        <div class={fresh ? "" : "stale"}>
          <p class="lab-answer">
            {standing(answer.state, answer.value)} <b>{found(answer.input, answer.value, fresh && !awaited ? told.now.erlangA.value : undefined)}</b>
          </p>
          {answer.value.calls > 0 && (
            <>
              <Beside answer={answer.value} asked={answer.input} formula={fresh && !awaited ? told : null} />
              <h3>Why the two may differ</h3>
              <ul class="reasons">
                {reasons(answer.input, answer.value).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              <p class="quiet digest-line">
                Seed {answer.input.simulation.seed}, {number(answer.value.calls)} calls measured after {number(answer.value.warmupCalls)} to warm up, {number(answer.value.events)} events, {number(answer.value.batches)}{" "}
                <Term id="batchMeans">batches</Term>. The same input gives the same bits in every browser: <code class="digest">{answer.value.digest}</code>
              </p>
            </>
          )}
        </div>
      )}
      <Hour asked={asked} />
    </section>
  );
}

/** What the figures are of, where they are not simply the whole of what was asked. */
function standing(state: "running" | "stopped" | "whole", result: SimulatedQueue): string {
  if (state === "whole") return "";
  return `${state === "running" ? "So far" : "Stopped"}: ${share(result.share, 0)} of the calls asked for.`;
}

function Settings({ settings }: { settings: LabSimulation }): JSX.Element {
  const start = LAB.simulation;
  const changed = (Object.keys(start) as (keyof LabSimulation)[]).filter((key) => settings[key] !== start[key]).length;
  const change = (label: string, name: keyof LabSimulation, value: unknown): void => edit(label, (d) => put(d, `lab.simulation.${name}`, value));
  const numeric = (name: "serviceCv" | "patienceCv" | "redialDelaySeconds" | "calls" | "seed", path: string): JSX.Element => {
    const row = { ...inputField("simulateQueue", path), optional: false };
    return <NumberField field={row} path={`lab.simulation.${name}`} value={settings[name]} start={start[name]} onInput={(value) => value !== null && change(row.label, name, value)} />;
  };
  const family = (name: "service" | "patience"): JSX.Element => {
    const row = inputField("simulateQueue", `${name}.distribution`);
    return (
      <ChoiceField<Family>
        field={row}
        path={`lab.simulation.${name}`}
        value={settings[name]}
        start={start[name]}
        onInput={(value) =>
          edit(row.label, (d) => {
            const chosen = put(d, `lab.simulation.${name}`, value);
            return put(chosen, `lab.simulation.${name}Cv`, variation(value, settings[`${name}Cv`]));
          })
        }
      />
    );
  };
  return (
    <Fold title="What formulas cannot have" aside={changed === 0 ? "as the formula has it" : `${changed} changed`} class="inner">
      <div class="goals">
        <div>
          {family("service")}
          {varies(settings.service) && numeric("serviceCv", "service.cv")}
        </div>
        <div>
          {family("patience")}
          {varies(settings.patience) && numeric("patienceCv", "patience.cv")}
        </div>
        {numeric("redialDelaySeconds", "redial.meanDelaySeconds")}
        {numeric("calls", "calls")}
        {numeric("seed", "seed")}
      </div>
    </Fold>
  );
}

/** Every figure by the formula and simulated, and whether the formula lies in the simulation's interval. */
function Beside({ answer, asked, formula }: { answer: SimulatedQueue; asked: Asked; formula: Answers | null }): JSX.Element {
  const byA = formula?.now.erlangA.value;
  const waits = percentiles.stale.value ? undefined : percentiles.answer.value?.value.now.erlangA.value;
  const shown = [...ROWS, ...(asked.now.redialShare > 0 ? CUSTOMERS : [])].flatMap((metric) => {
    const estimate = estimateOf(metric, answer);
    if (!estimate) return [];
    const result = metric.percentile ? byA && waits : byA;
    const figure = result ? metric.of(result) : null;
    return [{ metric, estimate, figure, within: inside(figure, estimate) }];
  });
  const table: TableData = {
    columns: [
      { label: "Figure", kind: "text" },
      { label: "Erlang A", unit: exact(asked) ? "exact here" : "not exact here", kind: "number", absent: "\u2013" },
      { label: "Simulated", unit: "\u00b1 95 % interval", kind: "number", absent: "none" },
      { label: "Erlang A is", kind: "text" },
    ],
    rows: shown.map(({ metric, estimate, figure, within }) => [
      metric.label ?? term(metric.term)?.term ?? metric.term,
      figure,
      estimate.mean,
      within === null ? "" : within ? "inside" : "outside",
    ]),
  };
  const saved: TableData = {
    columns: [
      { label: "Figure", kind: "text" },
      { label: "Unit", kind: "text" },
      { label: "Erlang A", kind: "number" },
      { label: "Simulated", kind: "number" },
      { label: "Half-width of the 95 % interval", kind: "number" },
      { label: "Erlang A is", kind: "text" },
    ],
    rows: shown.map(({ metric, estimate }, i) => [...table.rows[i]!.slice(0, 1), metric.unit, ...table.rows[i]!.slice(1, 3), estimate.halfWidth, ...table.rows[i]!.slice(3)]),
  };
  const out = shown.filter((row) => row.within === false).length;
  const of = shown.filter((row) => row.within !== null).length;
  return (
    <>
      <DataTable
        caption="Every figure by Erlang A and simulated"
        quietCaption
        table={table}
        saved={saved}
        file="queue lab, simulated"
        cell={(row, column, value) => {
          const { metric, estimate } = shown[row]!;
          if (column === 0) return <Term id={metric.term}>{String(value)}</Term>;
          if (column === 3) return value === "outside" ? <b class="outside">outside</b> : undefined;
          if (column === 2 && estimate.mean !== null) return <Counted {...estimate} kind={metric.kind} />;
          return typeof value === "number" ? format(value, metric.kind) : undefined;
        }}
      />
      {of > 0 && (
        <p class="quiet">
          {number(of - out)} of {number(of)} figures of the formula lie in their intervals.{" "}
          {out > 0 && `By chance alone about one in twenty lies outside, and figures of one run tend to do so together${exact(asked) ? ": another seed tells" : ""}.`}
        </p>
      )}
    </>
  );
}

