import type { JSX } from "preact";
import { format } from "../../format.ts";
import { term } from "../../state/describe.ts";
import { Change, DataTable, Term, type Cell, type TableData } from "../../ui/index.ts";
import { GROUPS, steadyWords } from "./metrics.ts";
import { MODELS, NAMES, type Answers } from "./questions.ts";

const ROWS = GROUPS.flatMap((group) => group.metrics);

/** Every figure of the queue by three formulas, each with its change against the start. */
export function MetricTable({ told, stale }: { told: Answers; stale: boolean }): JSX.Element {
  const name = (row: number): string => {
    const metric = ROWS[row];
    return metric ? (metric.label ?? term(metric.term)?.term ?? metric.term) : "Steady state";
  };
  const last = ROWS.length;
  const table: TableData = {
    columns: [{ label: "Figure", kind: "text" }, ...MODELS.map((m) => ({ label: NAMES[m], kind: "number" as const, term: m }))],
    rows: [
      ...ROWS.map((metric, i): Cell[] => [name(i), ...MODELS.map((m) => (told.now[m].value ? metric.of(told.now[m].value) : null))]),
      [name(last), ...MODELS.map((m) => (told.now[m].value ? steadyWords(told.now[m].value, m) : "no answer"))],
    ],
  };
  const saved: TableData = {
    columns: [
      { label: "Figure", kind: "text" },
      { label: "Unit", kind: "text" },
      ...MODELS.flatMap((m) => [
        { label: `${NAMES[m]}, now`, kind: "number" as const },
        { label: `${NAMES[m]}, at the start`, kind: "number" as const },
      ]),
    ],
    rows: [
      ...ROWS.map((metric, i): Cell[] => [
        name(i),
        metric.unit,
        ...MODELS.flatMap((m) => [told.now[m].value ? metric.of(told.now[m].value) : null, told.start[m].value ? metric.of(told.start[m].value) : null]),
      ]),
      [name(last), "", ...MODELS.flatMap((m) => [told.now[m].value?.stable ?? null, told.start[m].value?.stable ?? null])],
    ],
  };
  return (
    <section class={`card lab-table${stale ? " stale" : ""}`}>
      <h2>Every figure by three formulas</h2>
      <p class="sub">Words with dots below open their exact definition. Below each figure stands its change against the start.</p>
      <DataTable
        caption="Every figure by Erlang A, C and B"
        quietCaption
        table={table}
        saved={saved}
        file="queue lab, figures"
        cell={(row, column, value) => {
          const metric = ROWS[row];
          if (column === 0) return <Term id={metric?.term ?? "stable"}>{name(row)}</Term>;
          const model = MODELS[column - 1]!;
          const now = told.now[model].value;
          const start = told.start[model].value;
          if (!now) return "no answer";
          if (!metric) return String(value);
          const after = metric.of(now);
          const before = start ? metric.of(start) : after;
          return (
            <>
              {format(after, metric.kind)}
              {before !== after && <Change was={before} now={after} kind={metric.kind} better={metric.better} />}
            </>
          );
        }}
      />
    </section>
  );
}
