import type { JSX } from "preact";
import { number, share } from "../../format.ts";
import { DataTable, type TableData } from "../../ui/index.ts";
import { stale, type Shown } from "./ask.ts";
import { mixWords, reliabilityWords, scatterWords, verdictWords } from "./words.ts";

/** Each metric of the card: what it says about people, and from where that is known. */
export function MetricsTable({ shown }: { shown: Shown }): JSX.Element {
  const { metrics, verdict } = shown.card;
  const table: TableData = {
    columns: [
      { label: "Metric", kind: "text" },
      { label: "Weight", kind: "number", format: (value) => share(value, 0) },
      { label: "Samples of an agent", kind: "number", format: (value) => number(value, 1) },
      { label: "What one says", term: "intraclassCorrelation", kind: "number", format: (value) => share(value) },
      { label: "Reliability", term: "reliability", kind: "number", format: reliabilityWords },
      { label: `Samples for ${reliabilityWords(verdict.wantedReliability)}`, kind: "number", format: (value) => number(Math.ceil(value)), absent: "no number" },
      { label: "Says of people", kind: "text" },
      { label: "Scatter known from", kind: "text" },
      { label: "Case mix", term: "caseMix", kind: "text" },
    ],
    rows: metrics.map((one) => [one.label, one.weight, one.samplesMean, one.icc, one.reliability, one.samplesNeeded, verdictWords(one), scatterWords(one), mixWords(one)]),
  };
  return (
    <section class={`card lab-table${stale.value ? " stale" : ""}`} aria-labelledby="card-metrics">
      <h2 id="card-metrics">What each metric says</h2>
      <DataTable caption="The metrics of the card" quietCaption table={table} file="metrics of the scorecard" />
    </section>
  );
}
