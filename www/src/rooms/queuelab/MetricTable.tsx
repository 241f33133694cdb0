import type { JSX } from "preact";
import { format } from "../../format.ts";
import { term } from "../../state/describe.ts";
import { Change, DataTable, Term, type Cell, type TableData } from "../../ui/index.ts";
import type { QueueModel, QueueResult } from "../../../../src/boundary/breather";
import { GROUPS, steadyWords, type Metric } from "./metrics.ts";
import { MODELS, NAMES, type Answers } from "./questions.ts";

const ROWS = GROUPS.flatMap((group) => group.metrics);

interface MetricTableProps {
  told: Answers;
  stale: boolean;
  /** The answers with wait percentiles; null until the first has come. */
  waits: Pick<Answers, "now" | "start"> | null;
  waitsStale: boolean;
}

/** Every figure of the queue by three formulas, each with its change against the start. */
export function MetricTable({ told, stale, waits, waitsStale }: MetricTableProps): JSX.Element {
  const name = (row: number): string => {
    const metric = ROWS[row];
    return metric ? (metric.label ?? term(metric.term)?.term ?? metric.term) : "Steady state";
  };
  const last = ROWS.length;
  /** The result that a row is read from. */
  const result = (metric: Metric | undefined, m: QueueModel, when: "now" | "start"): QueueResult | undefined =>
    (metric?.percentile ? waits : told)?.[when][m].value;
  const value = (metric: Metric, m: QueueModel, when: "now" | "start"): number | null => {
    const found = result(metric, m, when);
    return found ? metric.of(found) : null;
  };
  const steady = (m: QueueModel, when: "now" | "start"): boolean | null => told[when][m].value?.stable ?? null;
  const table: TableData = {
    columns: [{ label: "Figure", kind: "text" }, ...MODELS.map((m) => ({ label: NAMES[m], kind: "number" as const, term: m }))],
    rows: [
      ...ROWS.map((metric, i): Cell[] => [name(i), ...MODELS.map((m) => value(metric, m, "now"))]),
      [name(last), ...MODELS.map((m) => steady(m, "now"))],
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
      ...ROWS.map((metric, i): Cell[] => [name(i), metric.unit, ...MODELS.flatMap((m) => [value(metric, m, "now"), value(metric, m, "start")])]),
      [name(last), "", ...MODELS.flatMap((m) => [steady(m, "now"), steady(m, "start")])],
    ],
  };
  return (
    <section class={`card lab-table${stale ? " stale" : ""}`}>
      <h2>Every figure by three formulas</h2>
      <p class="sub">Words with dots below open their exact definition. Below a figure that differs stands its change against the start.</p>
      <DataTable
        caption="Every figure by Erlang A, C and B"
        quietCaption
        table={table}
        saved={saved}
        file="queue lab, figures"
        cell={(row, column) => {
          const metric = ROWS[row];
          if (column === 0) return <Term id={metric?.term ?? "stable"}>{name(row)}</Term>;
          const model = MODELS[column - 1]!;
          const now = result(metric, model, "now");
          if (!now) return metric?.percentile && told.now[model].value ? "\u2026" : "no answer";
          if (!metric) return steadyWords(now, model);
          const after = metric.of(now);
          const start = result(metric, model, "start");
          const before = start ? metric.of(start) : after;
          return (
            <span class={metric.percentile && waitsStale ? "stale" : ""}>
              {format(after, metric.kind)}
              {before !== after && <Change was={before} now={after} kind={metric.kind} better={metric.better} />}
            </span>
          );
        }}
      />
    </section>
  );
}
