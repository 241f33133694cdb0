import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { signedWhole, wholeMoney } from "../../format.ts";
import { CurrencyChoice } from "../../shell/CurrencyChoice.tsx";
import { currency } from "../../state/currency.ts";
import { go } from "../../state/document.ts";
import { Button, Figure, ProblemsPanel } from "../../ui/index.ts";
import { answer, follow, problems, stale, type Answer } from "../scenario/answers.ts";
import { Changed, Marked } from "../scenario/Opening.tsx";
import { CUSTOMERS_CONSTANT, customersRespond, differenceOf, metricOf, toldOf } from "../scenario/outcomes.ts";
import { OutcomeRow } from "../scenario/Pillars.tsx";
import { RunLine } from "../scenario/RunLine.tsx";
import { spanWords } from "../scenario/words.ts";
import { payBackWords, priceAndLimit } from "../scenario/worth.ts";
import { cumulativeTable, drawCumulative } from "./cumulative.tsx";
import { Returns } from "./Returns.tsx";
import { Statements } from "./Statements.tsx";
import { drawWaterfall, stepsOf, waterfallTable, waterfallWords } from "./waterfall.tsx";
import { opening } from "./words.ts";

const SHOWN = ["costTotal", "costFailureDemand", "costPerResolvedIssue", "costPerContact"];

/** What it costs, what the scenario is worth, and what other departments cause. */
export function Money(): JSX.Element {
  useEffect(follow, []);
  const shown = answer.value;
  if (!shown) {
    return (
      <>
        <ProblemsPanel problems={problems.value} />
        <p class="starting" aria-busy={problems.value.length === 0}>
          Simulating what it costs.
        </p>
      </>
    );
  }
  return <Shown answer={shown} />;
}

function Shown({ answer: shown }: { answer: Answer }): JSX.Element {
  const old = stale.value;
  const worth = shown.comparison?.pairs[0]?.worth ?? null;
  const figures = toldOf(shown, SHOWN);
  const known = metricOf(shown, "now", "costTotal") !== undefined;
  return (
    <div class="people money">
      <header class={old ? "stale" : ""} aria-busy={old}>
        <h1 aria-live="polite">
          <Marked words={opening(shown)} plain={shown.pair.same} />
        </h1>
        <p class="sub">
          {worth && !shown.pair.same && `${priceAndLimit(worth)} ${payBackWords(worth, shown.now.weeks)} `}
          <Changed answer={shown} />
        </p>
        <div class="money-tools no-print">
          <CurrencyChoice id="currency-money" />
          <Button look="plain" onClick={() => go("scenario")}>
            Prices stand among the levers
          </Button>
        </div>
        <RunLine />
      </header>
      <ProblemsPanel problems={problems.value} consequence="What is shown belongs to the last figures that were possible." />
      {figures.length > 0 && (
        <section class={old ? "card figures stale" : "card figures"} aria-label="Figures of money">
          {figures.map((one) => (
            <OutcomeRow key={one.outcome.id} told={one} answer={shown} />
          ))}
        </section>
      )}
      {known && (
        <div class={worth && !shown.pair.same ? "money-grid" : "money-grid alone"}>
          <Waterfall answer={shown} stale={old} />
          {worth && !shown.pair.same && <Cumulative answer={shown} stale={old} />}
        </div>
      )}
      {known && <Returns answer={shown} />}
      {known && (customersRespond(shown.now) ? <Statements answer={shown} /> : <p class="quiet">{CUSTOMERS_CONSTANT}</p>)}
    </div>
  );
}

function Waterfall({ answer: shown, stale: old }: { answer: Answer; stale: boolean }): JSX.Element | null {
  const steps = useMemo(() => stepsOf(shown), [shown]);
  const draw = useMemo(() => drawWaterfall(steps), [steps, currency.value]);
  const table = useMemo(() => waterfallTable(steps), [steps]);
  const { same } = shown.pair;
  if (steps.length === 0) return null;
  const title = same ? "What the total is made of" : "From the baseline's cost to the scenario's";
  return (
    <Figure
      title={title}
      subtitle={same ? `By account, in ${spanWords(shown)}` : `By account, in ${spanWords(shown)}; bars of the totals are cut off at the left; pale: no clear change`}
      draw={draw}
      table={table}
      file={same ? "total cost by account" : "from baseline to scenario by account"}
      summary={`${title}: ${waterfallWords(steps)}.`}
      stale={old}
    >
      <p class="apart">{lostWords(shown)}</p>
    </Figure>
  );
}

/** The value of lost customers, which nobody pays and no account holds. */
function lostWords(shown: Answer): string {
  const [now, start] = [metricOf(shown, "now", "revenueLost")?.mean, metricOf(shown, "start", "revenueLost")?.mean];
  if (now == null) return "";
  const difference = differenceOf(shown, "revenueLost")?.mean;
  if (shown.pair.same || start == null || difference == null) return `Apart from it, the value of customers lost: ${wholeMoney(now)}.`;
  return `Apart from it, the value of customers lost: ${wholeMoney(start)} in the baseline, ${wholeMoney(now)} in the scenario, ${signedWhole(difference)}.`;
}

function Cumulative({ answer: shown, stale: old }: { answer: Answer; stale: boolean }): JSX.Element {
  const worth = shown.comparison!.pairs[0]!.worth!;
  const draw = useMemo(() => drawCumulative(worth), [worth, currency.value]);
  const table = useMemo(() => cumulativeTable(worth), [worth, currency.value]);
  return (
    <Figure
      title="What the scenario has brought by each week"
      subtitle="What was saved less what was paid, from the first week to the end of each; band: 95 % interval; without the value of customers lost"
      draw={draw}
      table={table}
      file="worth by week"
      stale={old}
    />
  );
}
