import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FieldRow } from "../../../../src/boundary/breather";
import { number } from "../../format.ts";
import { inputField } from "../../state/describe.ts";
import { doc, edit, settle } from "../../state/document.ts";
import type { LabQueue } from "../../state/lab.ts";
import { controlId, put } from "../../state/paths.ts";
import { Button, Fold, Kpi, NumberField, ProblemsPanel, Status, Term } from "../../ui/index.ts";
import { Charts } from "./Charts.tsx";
import { MetricTable } from "./MetricTable.tsx";
import { Needed } from "./Needed.tsx";
import { answers, curves, needed, percentiles, problemsOf } from "./questions.ts";
import { comparison, headline } from "./sentence.ts";
import { Simulate } from "./Simulate.tsx";

type Key = keyof LabQueue;

const MAIN: readonly Key[] = ["callsPerHour", "handleSeconds", "agents", "patienceSeconds", "targetSeconds"];
const MORE: readonly Key[] = ["lines", "redialShare"];

/** Ranges of the sliders: what centres have, around the start; any valid number can be typed. */
function slider(key: Key, start: LabQueue): { min: number; max: number; step: number } | undefined {
  switch (key) {
    case "callsPerHour":
      return { min: 0, max: Math.max(100, 2 * start.callsPerHour), step: start.callsPerHour > 1000 ? 10 : 1 };
    case "agents":
      return { min: 0, max: Math.max(20, Math.ceil(2 * start.agents)), step: 1 };
    case "handleSeconds":
      return { min: 30, max: Math.max(1200, 2 * start.handleSeconds), step: 5 };
    case "patienceSeconds":
      return { min: 10, max: Math.max(900, 2 * start.patienceSeconds), step: 10 };
    case "targetSeconds":
      return { min: 0, max: 120, step: 5 };
    case "redialShare":
      return { min: 0, max: 0.95, step: 0.05 };
    case "lines":
      return undefined;
  }
}

function Lever({ name }: { name: Key }): JSX.Element {
  const row: FieldRow = inputField("queue", name);
  const { now, start } = doc.value.lab;
  // Erlang A needs patience; the field is optional only because the other two formulas do not.
  const field = name === "patienceSeconds" ? { ...row, optional: false } : row;
  const range = slider(name, start);
  return (
    <NumberField
      field={field}
      path={`lab.${name}`}
      value={now[name]}
      start={start[name]}
      {...(range ? { slider: range } : {})}
      onInput={(value) => edit(row.label, (d) => put(d, `lab.now.${name}`, value))}
    />
  );
}

/** Says the sentence to a screen reader once it has stood still. */
function Spoken({ text }: { text: string }): JSX.Element {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 900);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}

/** One queue by three formulas. */
export function QueueLab(): JSX.Element {
  const { now, start, goals } = doc.value.lab;
  useEffect(() => answers.ask({ now, start }), [now, start]);
  useEffect(() => percentiles.ask({ now, start }), [now, start]);
  useEffect(() => needed.ask({ now, goals }), [now, goals]);
  const told = answers.answer.value;
  const load = told?.value.now.erlangA.value?.offeredErlangs ?? told?.value.now.erlangC.value?.offeredErlangs;
  const fresh = told?.input.now === now;
  useEffect(() => {
    if (fresh && load !== undefined) curves.ask({ now, start, offeredErlangs: load });
  }, [now, start, fresh, load]);

  if (!told) {
    return (
      <div aria-busy={answers.error.value === null}>
        <Status job={answers.job.value} label="Working out the queue" />
        {answers.error.value && <ProblemsPanel problems={[{ path: "", code: "failed", message: answers.error.value.message }]} />}
      </div>
    );
  }
  const stale = answers.stale.value;
  const sentence = headline(told.input.now, told.value);
  const changed = [...MAIN, ...MORE].filter((key) => now[key] !== start[key]).length;
  const inside = told.value.now.erlangA.value;
  const before = told.value.start.erlangA.value;
  const failure = answers.error.value ?? curves.error.value;
  const plain = sentence.map((part) => part.text).join("");
  return (
    <div class="room lab">
      <section class={`lab-say${stale ? " stale" : ""}`} aria-label="In words">
        <h1>{sentence.map((part, i) => (part.strong ? <b key={i}>{part.text}</b> : part.text))}</h1>
        <p class="sub">{comparison(told.value)}</p>
        <Spoken text={plain} />
      </section>

      <section class="lab-levers" aria-label="The queue">
        <h2 class="levers-title">The queue</h2>
        <div class="card">
          {MAIN.map((key) => (
            <Lever key={key} name={key} />
          ))}
        </div>
        <Fold title="Lines and redials" aside={MORE.some((k) => now[k] !== start[k]) ? "changed" : "as at the start"} open={MORE.some((k) => now[k] !== start[k])}>
          {MORE.map((key) => (
            <Lever key={key} name={key} />
          ))}
        </Fold>
        <div class="lab-start">
          <span class="quiet">
            {changed === 0 ? "As at the start." : `${number(changed)} ${changed === 1 ? "input differs" : "inputs differ"} from the start.`}
          </span>
          <Button
            disabled={changed === 0}
            onClick={() => {
              settle();
              edit("Set all back", (d) => ({ ...d, lab: { ...d.lab, now: d.lab.start } }));
            }}
          >
            Set all back
          </Button>
          <Button
            disabled={changed === 0}
            onClick={() => {
              settle();
              edit("Make this the start", (d) => ({ ...d, lab: { ...d.lab, start: d.lab.now } }));
            }}
          >
            Make this the start
          </Button>
        </div>
      </section>

      <section class="lab-results" aria-label="Results" aria-busy={stale || curves.stale.value || needed.stale.value}>
        <ProblemsPanel
          problems={[...problemsOf(told.value.now), ...(failure ? [{ path: "", code: "failed", message: failure.message }] : [])]}
          consequence="Figures that cannot be worked out are left empty."
          control={(problem) => (problem.path ? controlId(`lab.${problem.path}`) : null)}
        />
        {inside && (
          <div class={`card kpis${stale ? " stale" : ""}`}>
            <Kpi label={<Term id="serviceLevel" />} was={before?.serviceLevel ?? null} now={inside.serviceLevel} kind="share" better="more" />
            <Kpi
              label={<Term id="averageSpeedOfAnswerSeconds" />}
              was={before?.averageSpeedOfAnswerSeconds ?? null}
              now={inside.averageSpeedOfAnswerSeconds}
              kind="seconds"
              better="less"
            />
            <Kpi label={<Term id="abandonedShare" />} was={before?.abandonedShare ?? null} now={inside.abandonedShare} kind="share" better="less" />
            <Kpi label={<Term id="occupancy" />} was={before?.occupancy ?? null} now={inside.occupancy} kind="share" better="neither" />
          </div>
        )}
        <Needed />
        <Simulate told={told.value} stale={stale} />
        <Status job={curves.job.value} label="Working out the curves" />
        <Charts />
        <MetricTable told={told.value} waits={percentiles.answer.value?.value ?? null} waitsStale={percentiles.stale.value} stale={stale} />
      </section>
    </div>
  );
}
