import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { JudgedPractice } from "../../../../src/boundary/breather";
import { problemsIn } from "../../engine.ts";
import { count, number, share } from "../../format.ts";
import { description } from "../../state/describe.ts";
import { doc, edit } from "../../state/document.ts";
import { put } from "../../state/paths.ts";
import { ChoiceField, DataTable, Figure, ProblemsPanel, Status, type TableData } from "../../ui/index.ts";
import { inputField } from "../../state/describe.ts";
import { controlId } from "../../state/paths.ts";
import { Grade } from "../scenario/Grade.tsx";
import { practice, practiceMetric, samplesOf, valueOf } from "./ask.ts";
import { Control } from "./Control.tsx";
import { CURVE_SERIES, curveTable, drawCurve } from "./curve.tsx";
import { metricLabel, practiceWords, reliabilityWords, sampleSays } from "./words.ts";

const ICC: Record<string, string> = { handleTime: "handleIcc", afterCallWork: "handleIcc", qa: "qaIcc", satisfaction: "satisfactionIcc", firstContactResolution: "resolutionIcc", adherence: "dayIcc", attendance: "dayIcc", compliments: "complimentIcc" };

interface Row {
  label: string;
  of: (judged: JudgedPractice) => number | null;
  /** Shares are shown in percent. */
  kind: "share" | "reliability" | "sd";
}

const ROWS: readonly Row[] = [
  { label: "Reliability of the figure", of: (j) => j.reliability, kind: "reliability" },
  { label: "How alike two looks rank people (correlation)", of: (j) => j.rankCorrelation, kind: "reliability" },
  { label: "Flagged who truly belong there", of: (j) => j.flaggedTruly, kind: "share" },
  { label: "Flagged wrongly", of: (j) => j.flaggedWrongly, kind: "share" },
  { label: "Flagged who are in the better half", of: (j) => j.flaggedAboveMedian, kind: "share" },
  { label: "Agent at the median: flagged at one look", of: (j) => j.medianFlagged, kind: "share" },
  { label: "Agent at the median: written up in the year", of: (j) => j.medianWrittenUp, kind: "share" },
  { label: "Good agent: written up in the year", of: (j) => j.goodWrittenUp, kind: "share" },
  { label: "Of those written up in the year: good agents", of: (j) => j.writtenUpGood, kind: "share" },
  { label: "Hostile queue: how far it lowers the figure", of: (j) => j.mixShift, kind: "sd" },
  { label: "Hostile queue, at the median: flagged at one look", of: (j) => j.mixFlagged, kind: "share" },
  { label: "Gaming: how far it raises the figure", of: (j) => j.gamingShift, kind: "sd" },
  { label: "At the median, does not game: flagged at one look", of: (j) => j.honestFlagged, kind: "share" },
  { label: "At the median, games: flagged at one look", of: (j) => j.gamerFlagged, kind: "share" },
];

function shownAs(kind: Row["kind"], value: number): string {
  if (kind === "share") return share(value);
  return kind === "sd" ? `${number(value, 2)} SD of the figure` : reliabilityWords(value);
}

/** How far one metric's ranking can be trusted, look after look for a year. */
export function Practice(): JSX.Element {
  const { cards } = doc.value;
  const metric = practiceMetric(cards);
  const told = practice.answer.value;
  const answer = told?.value ?? null;
  const draw = useMemo(() => (answer ? drawCurve(answer) : null), [answer]);
  const table = useMemo(() => (answer ? curveTable(answer) : null), [answer]);
  const stale = practice.stale.value;
  const row = description.value?.assumptions.find(({ id }) => id === `scoring.${ICC[metric]}`);
  const of = (name: string): number => valueOf<number>(cards, "scorecardReliability", `practice.${name}`, name);
  const problems = problemsIn(practice.error.value);
  return (
    <section class="card lab-table practice" aria-labelledby="practice-heading" aria-busy={stale}>
      <h2 id="practice-heading">How far such a practice can be trusted</h2>
      <p class="quiet">One metric, ranked at every look, and the lowest are flagged. It stands apart from the card above: one figure is what a conversation is mostly about.</p>
      <div class="goals">
        <ChoiceField
          field={{ ...inputField("scorecardReliability", "metric") }}
          path="cards.practice.metric"
          value={metric}
          compact
          onInput={(next) => edit("Metric of the practice", (d) => put(put(d, "cards.practice.samples", undefined), "cards.practice.metric", next))}
        />
        <Control of="scorecardReliability" path="samples" at="practice.samples" fallback={samplesOf(cards, metric)} />
        <Control of="scorecardReliability" path="flagShare" at="practice.flagShare" />
        <Control of="scorecardReliability" path="looks" at="practice.looks" />
        <Control of="scorecardReliability" path="strikes" at="practice.strikes" />
        <Control of="scorecardReliability" path="goodAbove" at="practice.goodAbove" />
        <Control of="scorecardReliability" path="wantedReliability" at="practice.wantedReliability" />
      </div>
      <ProblemsPanel problems={problems} consequence="What is shown belongs to the last practice that was possible." control={({ path }) => controlId(`cards.practice.${path}`)} />
      <Status job={practice.job.value} label="Living through a year of looks" />
      {answer && draw && table && (
        <div class={stale ? "stale" : ""}>
          <p class="practice-say">
            {practiceWords(answer, told!.input.metric ?? metric, told!.input.flagShare ?? of("flagShare"), told!.input.looks ?? of("looks")).map((part, i) => (part.strong ? <b key={i}>{part.text}</b> : part.text))}
          </p>
          <p>
            {sampleSays(answer, told!.input.metric ?? metric, told!.input.wantedReliability ?? of("wantedReliability"))} {row && <Grade grade={row.grade} of={row.label} />}
          </p>
          <Figure title={`${metricLabel(metric)}: more samples, fewer mistakes`} subtitle="In closed form, with this floor's hard calls and gaming; each step of the axis is another number of samples" draw={draw} table={table} file="reliability by samples">
            <ul class="legend" role="list">
              {CURVE_SERIES.map(({ name, colour, dash }) => (
                <li key={name}>
                  <svg width={26} height={10} aria-hidden="true">
                    <path d="M1 5h24" stroke={colour} stroke-width={2.4} {...(dash && { "stroke-dasharray": dash })} />
                  </svg>
                  {name}
                </li>
              ))}
            </ul>
          </Figure>
          <Judged judged={answer.closedForm} lived={answer.simulated} looks={answer.simulatedLooks} />
        </div>
      )}
    </section>
  );
}

function Judged({ judged, lived, looks }: { judged: JudgedPractice; lived: JudgedPractice | null; looks: number }): JSX.Element {
  const table: TableData = {
    columns: [
      { label: "What it comes to", kind: "text" },
      { label: "In closed form", kind: "number", absent: "nobody to count" },
      { label: "Lived through", kind: "number", absent: "nobody to count" },
    ],
    rows: ROWS.map(({ label, of }) => [label, of(judged), lived && of(lived)]),
  };
  return (
    <>
      <p class="quiet">Lived through: {count(looks)} looks at made-up people, each floor flagging its own lowest, counted and not worked out. The two should agree.</p>
      <DataTable
        caption="The practice in closed form and lived through"
        quietCaption
        table={table}
        file="practice of a year"
        cell={(at, column, value) => (column > 0 && typeof value === "number" ? shownAs(ROWS[at]!.kind, value) : undefined)}
      />
    </>
  );
}
