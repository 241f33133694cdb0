import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { AssumptionRow, CompleteScenario } from "../../../../src/boundary/breather";
import { shownUnit, isShare, kindOf, signed, count, format } from "../../format.ts";
import { get } from "../../state/paths.ts";
import { Figure, Fold } from "../../ui/index.ts";
import { weekLines, weekTable } from "../people/weekLines.tsx";
import { Acts } from "../scenario/Acts.tsx";
import { problems, type Answer } from "../scenario/answers.ts";
import { Grade } from "../scenario/Grade.tsx";
import { told, type Told } from "../scenario/outcomes.ts";
import { OutcomeRow } from "../scenario/Pillars.tsx";
import { assumptionWords, certainty, listed, openSign, tone } from "../scenario/words.ts";
import { LINKS, rowsFor, STEPS, type Link, type Step } from "./steps.ts";
import { targetWords } from "./words.ts";

interface ChainProps {
  answer: Answer;
  stale: boolean;
}

/** A step with what the answer has of it. */
interface Shown {
  step: Step;
  figures: readonly Told[];
}

/** The chain from what is asked to who leaves, with this run's numbers and by week. */
export function Chain({ answer: shown, stale: old }: ChainProps): JSX.Element {
  const steps = useMemo(() => STEPS.map((step): Shown => ({ step, figures: step.figures.flatMap((figure) => told(shown, figure) ?? []) })), [shown]);
  return (
    <section class={old ? "chain stale" : "chain"} aria-labelledby="chain-heading" aria-busy={old}>
      <h2 id="chain-heading">From the target to the people who leave</h2>
      <p class="quiet">
        Each figure is over the horizon{shown.pair.same ? "" : ", the scenario against the baseline"}; the lines show it by week{shown.pair.same ? "" : ", the baseline grey and dashed"}. What links one to the next is an assumption: what it is, its plausible range and how good the evidence is stand between them.{shown.fidelity === "preview" && " In a preview lines have gaps: calls are simulated in some weeks only."}
      </p>
      <Glance steps={steps} same={shown.pair.same} />
      <ol class="chain-steps">
        {steps.map(({ step, figures }, at) => (
          <li key={step.id} id={`step-${step.id}`} data-step={step.id} tabIndex={-1}>
            <StepView step={step} figures={figures} answer={shown} stale={old} place={at + 1} />
            {LINKS[at] && <LinkView link={LINKS[at]} from={step.id} now={shown.pair.now.complete} start={shown.pair.start.complete} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A difference, or the value where there is none, as short as it can be. */
function brief({ outcome, now, difference }: Told): { words: string; look: string; sure: string } {
  const kind = outcome.kind ?? kindOf(now.unit);
  if (!difference) return { words: kind === "count" ? count(now.mean ?? 0) : format(now.mean, kind), look: "", sure: "" };
  const sure = certainty(difference);
  if (difference.mean === null) return { words: "not known", look: "", sure: "" };
  if (sure.way === null) return { words: "no change", look: "", sure: "" };
  const size = kind === "count" ? `${difference.mean > 0 ? "+" : "\u2212"}${count(Math.abs(difference.mean))}` : signed(difference.mean, kind);
  return sure.clear ? { words: size, look: tone(difference, outcome.better) || "clear", sure: sure.words } : { words: "no clear change", look: "", sure: "" };
}

/** The whole chain in one line; each part leads to its step. */
function Glance({ steps, same }: { steps: readonly Shown[]; same: boolean }): JSX.Element {
  const lead = (id: string) => (event: Event): void => {
    event.preventDefault();
    const step = document.getElementById(`step-${id}`);
    step?.focus({ preventScroll: true });
    step?.scrollIntoView({ block: "start" });
  };
  return (
    <ol class="glance" aria-label={same ? "The chain in short: values of the baseline" : "The chain in short: differences from the baseline"}>
      {steps.map(({ step, figures }) => {
        const found = figures[0] ? brief(figures[0]) : { words: "not known", look: "", sure: "" };
        return (
          <li key={step.id}>
            <a href={`#step-${step.id}`} onClick={lead(step.id)}>
              <span class="glance-name">{step.short}</span>
              <b class={found.look}>{found.words}</b>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function StepView({ step, figures, answer: shown, stale: old, place }: { step: Step; figures: readonly Told[]; answer: Answer; stale: boolean; place: number }): JSX.Element {
  const now = shown.now.people!;
  const start = shown.pair.same ? null : shown.start.people;
  const { week } = step;
  const draw = useMemo(() => weekLines(now.weeks, start?.weeks ?? null, week, 168), [now, start, week]);
  const table = useMemo(() => weekTable(now.weeks, start?.weeks ?? null, week), [now, start, week]);
  // A line of nothing, or of a pressure that nobody exerts, tells nothing that the words do not.
  const empty = (value: number | null): boolean => value === null || (step.id === "target" && value === 0);
  const flat = [now, ...(start ? [start] : [])].every(({ weeks }) => weeks[week.id].mean.every(empty));
  const lost = figures.filter(({ difference }) => difference && difference.mean !== null && certainty(difference).way !== null && !certainty(difference).clear);
  return (
    <div class={flat ? "card step alone" : "card step"}>
      <div class="step-say">
        <h3>
          <span class="step-place">{place}</span> {step.title}
        </h3>
        {step.id === "target" && <Asked shown={shown} />}
        {(flat ? [] : figures).map((one) => (
          <OutcomeRow key={one.outcome.id} told={one} answer={shown} />
        ))}
        {figures.length === 0 && <p class="quiet">Customers do not respond in this scenario, so that nothing is known here.</p>}
        {lost.length > 0 && <p class="quiet">Whether {listed(lost.map(({ outcome }) => outcome.words))} {lost.length === 1 ? "changes" : "change"}, this run cannot tell: the interval includes zero.</p>}
      </div>
      {!flat && <Figure title={`${week.label} by week`} subtitle={week.about} draw={draw} table={table} file={`${week.label} by week`} stale={old} />}
    </div>
  );
}

/** The target in words, and the baseline's where that is another one. */
function Asked({ shown }: { shown: Answer }): JSX.Element {
  const of = ({ policy, calendar }: CompleteScenario): string => (policy.metrics !== "individual" ? "No individual is measured, so that no target reaches anybody" : policy.handlePressure > 0 ? targetWords(policy, calendar.horizonWeeks) : "no target presses on handling time");
  const [is, was] = [of(shown.pair.now.complete), of(shown.pair.start.complete)];
  return (
    <p>
      {is.charAt(0).toUpperCase() + is.slice(1)}.{was !== is && ` Baseline: ${was}.`}
    </p>
  );
}

function LinkView({ link, from, now, start }: { link: Link; from: string; now: CompleteScenario; start: CompleteScenario }): JSX.Element {
  const rows = rowsFor(link.assumptions);
  const open = rows.filter((row) => openSign(row) !== null);
  return (
    <div class="link" data-link={from}>
      <span class="link-arrow" aria-hidden="true">
        {"\u2193"}
      </span>
      <div class="link-say">
        <p>{link.why}</p>
        {rows.length > 0 && (
          <>
            <Through rows={rows} now={now} />
            {open.length > 0 && <p class="quiet">{`No effect at all is within the plausible range of ${listed(open.map(({ label }) => `\u201c${label}\u201d`))}.`}</p>}
            <Fold
              class="inner"
              lazy
              title={
                <>
                  Change {rows.length === 1 ? "it, and its sources" : "these, and their sources"}
                  <span class="hidden">: {listed(rows.map(({ label }) => label))}</span>
                </>
              }
            >
              <Acts rows={rows} now={now} start={start} problems={problems.value} within={`chain.${from}`} />
            </Fold>
          </>
        )}
      </div>
    </div>
  );
}

/** Assumptions with their values, ranges and grades, one to a line. */
export function Through({ rows, now }: { rows: readonly AssumptionRow[]; now: CompleteScenario }): JSX.Element {
  return (
    <ul class="acts">
      {rows.map((row) => {
        const value = get(now, `assumptions.${row.id}`);
        return (
          <li key={row.id} data-assumption={row.id}>
            <span>
              {row.label}: <b>{assumptionWords(row, typeof value === "number" ? value : row.default)}</b>
              {row.unit && !isShare(row.unit) ? ` ${shownUnit(row.unit)}` : ""}, plausibly {assumptionWords(row, row.low)} to {assumptionWords(row, row.high)}
            </span>
            <Grade grade={row.grade} of={row.label} />
          </li>
        );
      })}
    </ul>
  );
}
