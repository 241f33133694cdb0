import type { JSX } from "preact";
import { number, seconds, share } from "../../format.ts";
import { field, inputField } from "../../state/describe.ts";
import { doc, edit, settle } from "../../state/document.ts";
import { controlId, put } from "../../state/paths.ts";
import { Button, DataTable, Fold, NumberField, ProblemsPanel, type TableData } from "../../ui/index.ts";
import { NOT_ALL } from "../goals.ts";
import { MODELS, NAMES, needed, problemsOf } from "./questions.ts";
import { staffing } from "./sentence.ts";

const GOALS = ["serviceLevel", "averageSpeedOfAnswerSeconds", "abandonedShare", "occupancy"] as const;

/** How many agents meet the goals, by each formula. */
export function Needed(): JSX.Element | null {
  const { goals, now } = doc.value.lab;
  const told = needed.answer.value;
  if (!told) return null;
  const set = GOALS.filter((g) => typeof goals[g] === "number").length;
  const byA = told.value.erlangA;
  const agents = byA.value?.agents;
  const table: TableData = {
    columns: [
      { label: "Formula", kind: "text" },
      { label: "Agents", kind: "number", absent: "no answer" },
      { label: "Service level", kind: "number", format: (v) => share(v), absent: "no answer" },
      { label: "Average speed of answer", kind: "number", format: (v) => seconds(v), absent: "no end" },
      { label: "Abandonment", kind: "number", format: (v) => share(v), absent: "no answer" },
      { label: "Blocking", kind: "number", format: (v) => share(v), absent: "no answer" },
      { label: "Occupancy", kind: "number", format: (v) => share(v), absent: "no answer" },
      { label: "Service level with one fewer", kind: "number", format: (v) => share(v), absent: "no answer" },
    ],
    rows: MODELS.map((m) => {
      const found = told.value[m].value;
      const r = found?.result;
      return [
        NAMES[m],
        found?.agents ?? null,
        r?.serviceLevel ?? null,
        r?.averageSpeedOfAnswerSeconds ?? null,
        r?.abandonedShare ?? null,
        r?.blockedShare ?? null,
        r?.occupancy ?? null,
        found?.oneFewer?.serviceLevel ?? null,
      ];
    }),
  };
  const words = set === 1 ? "the goal" : set === 0 ? "no goal at all" : "every goal";
  return (
    <section class={`card lab-needed${needed.stale.value ? " stale" : ""}`}>
      <h2>How many agents for these goals</h2>
      <div class="goals">
        {GOALS.map((name) => {
          const told = inputField("staff", `goals.${name}`);
          const most = name === "serviceLevel" ? field("goals.serviceLevel").max : told.max;
          const row = most === undefined ? told : { ...told, max: most };
          return (
            <NumberField
              key={name}
              field={row}
              path={`lab.goals.${name}`}
              value={goals[name] ?? null}
              compact
              {...(name === "serviceLevel" && { beyond: NOT_ALL })}
              onInput={(value) => edit(`Goal: ${row.label}`, (d) => put(d, `lab.goals.${name}`, value))}
            />
          );
        })}
      </div>
      <p class="lab-answer">{staffing(byA, words)}</p>
      <ProblemsPanel
        problems={problemsOf(told.value)}
        control={(problem) => (problem.path ? controlId(`lab.${problem.path}`) : null)}
      />
      {agents !== undefined && agents !== now.agents && (
        <p>
          <Button
            onClick={() => {
              settle();
              edit(`Use ${number(agents)} agents`, (d) => put(d, "lab.now.agents", agents));
            }}
          >
            Use {number(agents)} {agents === 1 ? "agent" : "agents"} in the queue
          </Button>
        </p>
      )}
      <Fold title="By each formula" class="inner">
        <DataTable caption="Agents that the goals need, by formula" quietCaption table={table} file="queue lab, agents for the goals" />
      </Fold>
    </section>
  );
}
