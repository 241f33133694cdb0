import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Metric } from "../../../../src/boundary/breather";
import { Label, type Drawing, type Frame } from "../../charts/index.ts";
import { count, format, number, setShare, share, shift, signed } from "../../format.ts";
import { go } from "../../state/document.ts";
import { Button, Figure, Term, type TableData } from "../../ui/index.ts";
import { rooms } from "../../rooms.ts";
import { edit } from "../../state/document.ts";
import { put } from "../../state/paths.ts";
import type { Answer } from "../scenario/answers.ts";
import { differenceOf, metricOf, told, type Outcome } from "../scenario/outcomes.ts";
import { OutcomeRow } from "../scenario/Pillars.tsx";
import { certainty, giveWords, spanWords } from "../scenario/words.ts";
import { followsWords } from "./words.ts";

const FIGURES: readonly Outcome[] = [
  { id: "writeUps", label: "Write-ups", words: "the number of write-ups", better: "less", note: "by scorecard and rules on absence", over: true, any: true },
  { id: "unjustWriteUpShare", label: "of these: unjust", words: "the share of unjust write-ups", better: "less", note: "of write-ups", any: true },
  { id: "flaggedJustlyShare", label: "Flagged justly", words: "the share flagged justly", better: "more", note: "of those flagged by the scorecard", any: true },
  { id: "dismissals", label: "Dismissals", words: "the number of dismissals", better: "less", note: "after several write-ups", over: true, any: true },
  { id: "attritionPerYear", label: "Leaving", words: "leaving", better: "less", note: "of the people on the phone, a year" },
  { id: "costTurnover", label: "Replacing people", words: "the cost of replacing people", better: "less", note: "recruiting, tests, initial training" },
];

/** Another room, where the page has it. */
export const SCORECARDS = "scorecards";

interface WriteUpsProps {
  answer: Answer;
  stale: boolean;
}

/** Whom the month's scorecard hits, and how much of that is chance. */
export function WriteUps({ answer: shown, stale: old }: WriteUpsProps): JSX.Element {
  const { policy } = shown.pair.now.complete;
  const looked = policy.consequence !== "none" && policy.metrics === "individual";
  const ups = metricOf(shown, "now", "writeUps");
  const unjust = metricOf(shown, "now", "unjustWriteUpShare");
  const figures = FIGURES.flatMap((figure) => told(shown, figure) ?? []);
  return (
    <section class={old ? "card write-ups stale" : "card write-ups"} aria-labelledby="write-ups-heading" aria-busy={old}>
      <h2 id="write-ups-heading">Whom it hits</h2>
      {!looked && (ups?.mean ?? 0) === 0 ? (
        <Nobody shown={shown} />
      ) : (
        <>
          <p class="write-ups-say">{sentence(shown)}</p>
          {unjust?.mean != null && <Hundred unjust={unjust} stale={old} />}
          <Ranks shown={shown} />
          <div class="figures">
            {figures.map((one) => (
              <OutcomeRow key={one.outcome.id} told={one} answer={shown} />
            ))}
          </div>
          {(metricOf(shown, "now", "dismissals")?.mean ?? 0) > 0 && <p>{dismissed(shown)}</p>}
          <p class="quiet">Who truly belongs among the lowest is known in a simulation only; a centre sees the scores. A meeting in the principal&rsquo;s office counts as a write-up.</p>
        </>
      )}
      {rooms.some(({ id }) => id === SCORECARDS) && (
        <p>
          <Button look="plain" onClick={() => go(SCORECARDS)}>
            Design a scorecard, and see who is flagged: Scorecard lab
          </Button>
        </p>
      )}
    </section>
  );
}

function Nobody({ shown }: { shown: Answer }): JSX.Element {
  const { metrics, consequence } = shown.pair.now.complete.policy;
  const was = metricOf(shown, "start", "writeUps")?.mean ?? 0;
  return (
    <p>
      {consequence !== "none" && metrics !== "individual" ? "No individual is measured, so that nobody is flagged." : "Nothing follows from the scorecard in this scenario: nobody is flagged or written up."}
      {was > 0 && ` In the baseline there were ${count(was)} write-ups.`}{" "}
      {metrics === "individual" && (
        <Button look="plain" onClick={() => edit("What follows from the scorecard", (d) => ({ ...d, scenario: put(d.scenario, "policy.consequence", "writeUp") }))}>
          Try a write-up of the lowest
        </Button>
      )}
    </p>
  );
}

function plus(metric: Metric, words: string): string {
  return metric.halfWidth === null ? words : `${words} (${giveWords(metric.halfWidth, metric.unit)})`;
}

function sentence(shown: Answer): string {
  const { policy } = shown.pair.now.complete;
  const [ups, unjust, justly] = ["writeUps", "unjustWriteUpShare", "flaggedJustlyShare"].map((id) => metricOf(shown, "now", id));
  const parts: string[] = [];
  const follows = followsWords(policy);
  if (policy.consequence !== "none") parts.push(`${follows.charAt(0).toUpperCase()}${follows.slice(1)}.`);
  if (ups?.mean) parts.push(`${count(ups.mean)} write-ups in ${spanWords(shown)}${unjust?.mean != null ? `; ${plus(unjust, share(unjust.mean, 0))} of them hit somebody who does not belong there` : ""}.`);
  if (justly?.mean != null) parts.push(`Of those whom the scorecard flags ${plus(justly, share(justly.mean, 0))} are truly among as many of the lowest; a lottery would hit ${setShare(policy.flagShare)}.`);
  return parts.join(" ");
}

/** How much of a place in the ranking is left a month later. */
function Ranks({ shown }: { shown: Answer }): JSX.Element | null {
  const stays = metricOf(shown, "now", "rankStability");
  if (stays?.mean == null) return null;
  const { low, high } = stays;
  const { evaluationsPerMonth } = shown.pair.now.complete.policy;
  return (
    <p data-metric="rankStability">
      <Term id="rankStability">Stability of ranks</Term> from one month to the next, on {number(evaluationsPerMonth)} evaluated calls: <b class="now">{number(stays.mean, 2)}</b>
      {low !== null && high !== null && ` (${number(low, 2)} to ${number(high, 2)})`}, where 0 is a lottery and 1 the same order every month. {low !== null && low <= 0 ? "The run cannot tell it from a lottery." : ""}
    </p>
  );
}

function dismissed(shown: Answer): string {
  const gone = metricOf(shown, "now", "dismissals");
  const cost = metricOf(shown, "now", "costTurnover");
  const difference = differenceOf(shown, "costTurnover");
  const sure = difference && certainty(difference);
  const words = `About ${number(gone?.mean ?? 0)} people are dismissed in ${spanWords(shown)}. Replacing everybody who leaves, them included, costs ${format(cost?.mean ?? null, "money")}`;
  if (!difference || difference.mean === null || !sure) return `${words}.`;
  return sure.clear ? `${words}, ${signed(difference.mean, "money")} against the baseline.` : `${words}; the run shows no clear change from the baseline.`;
}

const ROWS = 5;
const ALL = 100;

/** A hundred write-ups as people: those who do not belong there, and those who do. */
function Hundred({ unjust, stale: old }: { unjust: Metric; stale: boolean }): JSX.Element {
  const hit = Math.round(shift(unjust.mean ?? 0, 2));
  const draw = useMemo(
    () =>
      ({ width }: Frame): Drawing => {
        const rows = width < 460 ? 2 * ROWS : ROWS;
        const columns = ALL / rows;
        const step = Math.min(30, width / columns);
        const tall = step * 1.25;
        return {
          width,
          height: rows * tall + 28,
          marks: (
            <>
              {Array.from({ length: ALL }, (_, at) => {
                const [column, row] = [at % columns, Math.floor(at / columns)];
                return <Person key={at} x={column * step + step / 2} y={row * tall + 2} size={step * 0.72} wrong={at < hit} />;
              })}
              <Label x={0} y={rows * tall + 16} colour="var(--bad)" bold small>
                {`${hit} unjustly`}
              </Label>
              <Label x={96} y={rows * tall + 16} small>
                {`${ALL - hit} justly`}
              </Label>
            </>
          ),
        };
      },
    [hit],
  );
  const table = useMemo((): TableData => ({ columns: [{ label: "Write-ups", kind: "text" }, { label: "Share", kind: "number", format: (value) => share(value) }, { label: "\u00b1", kind: "number", format: (value) => share(value), absent: "not known" }], rows: [["Unjust", unjust.mean, unjust.halfWidth]] }), [unjust]);
  return <Figure title={`Of 100 write-ups, ${hit} hit the wrong person`} subtitle="Each figure is one of a hundred write-ups; filled: somebody who does not belong among the lowest" draw={draw} table={table} file="unjust write-ups" stale={old} />;
}

function Person({ x, y, size, wrong }: { x: number; y: number; size: number; wrong: boolean }): JSX.Element {
  const r = size * 0.24;
  const colour = wrong ? "var(--bad)" : "var(--edge)";
  const body = `M ${x - size * 0.38} ${y + size * 1.3} v ${-size * 0.3} a ${size * 0.38} ${size * 0.38} 0 0 1 ${size * 0.76} 0 v ${size * 0.3} z`;
  return (
    <g fill={wrong ? colour : "none"} stroke={colour} stroke-width={1.2}>
      <circle cx={x} cy={y + r + 1} r={r} />
      <path d={body} />
    </g>
  );
}
