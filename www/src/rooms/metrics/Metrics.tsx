import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { CompleteScenario } from "../../../../src/boundary/breather";
import { description } from "../../state/describe.ts";
import { edit, go } from "../../state/document.ts";
import { Button, ProblemsPanel } from "../../ui/index.ts";
import { filled } from "../Input.tsx";
import { answer, follow, pair, problems, stale, type Answer } from "../scenario/answers.ts";
import { Marked } from "../scenario/Opening.tsx";
import { toldOf } from "../scenario/outcomes.ts";
import { OutcomeRow } from "../scenario/Pillars.tsx";
import { RunLine } from "../scenario/RunLine.tsx";
import { movedOf } from "../scenario/words.ts";
import { Chain } from "./Chain.tsx";
import { Policy } from "./Policy.tsx";
import { ENDS } from "./steps.ts";
import { Unmeasured } from "./Unmeasured.tsx";
import { loadWords, opening } from "./words.ts";
import { WriteUps } from "./WriteUps.tsx";

/** What measuring does, and whom it punishes. */
export function Metrics(): JSX.Element {
  useEffect(follow, []);
  const asked = pair.value;
  const shown = answer.value;
  const wrong = <ProblemsPanel problems={problems.value} consequence="What is shown belongs to the last figures that were possible." />;
  if (!asked) {
    return (
      <>
        {wrong}
        <p class="starting" aria-busy={problems.value.length === 0}>
          Reading the scenario.
        </p>
      </>
    );
  }
  const { now, start } = asked;
  return (
    <div class="room scenario metrics">
      <div class="scenario-levers">
        <Policy now={now.complete} start={start.complete} />
      </div>
      <header class="scenario-say" aria-busy={shown === null && problems.value.length === 0}>
        <Says shown={shown} />
        {wrong}
        <div class="scenario-ways no-print">
          {!asked.same && (
            <>
              <Button onClick={() => edit("Make this the baseline", (d) => ({ ...d, start: d.scenario }))}>Make this the baseline</Button>
              <Button onClick={() => edit("Back to the baseline", (d) => ({ ...d, scenario: d.start }))}>Back to the baseline</Button>
            </>
          )}
          <Button onClick={() => go("scenario")}>To all levers</Button>
          <Button onClick={() => go("people")}>See the people</Button>
          <Button class="to-levers" onClick={() => document.getElementById("policy-heading")?.scrollIntoView()}>
            To the levers
          </Button>
        </div>
        <RunLine />
      </header>
      <div class="scenario-results">
        {shown && asked.same && <Tries now={now.complete} />}
        {shown && (shown.now.people ? <Results shown={shown} /> : <p class="card">People are kept constant in this scenario, so that no policy acts on them. It is switched by &ldquo;People respond&rdquo; of the scenario file.</p>)}
      </div>
    </div>
  );
}

function Says({ shown }: { shown: Answer | null }): JSX.Element {
  if (!shown) return <h1>Simulating the baseline, every call of every day.</h1>;
  const { now, start } = shown.pair;
  const load = loadWords(shown);
  return (
    <>
      <h1 class={stale.value ? "stale" : ""} aria-live="polite">
        <Marked words={opening(shown, movedOf(now.complete, start.complete, description.value?.assumptions ?? []))} plain={shown.pair.same} />
      </h1>
      <p class="sub">
        {load && `${load} `}
        {shown.pair.same
          ? "Set a target, or let something follow from the scorecard, and see what comes of it step by step. What is measured today is in today\u2019s figures: at rest these levers do nothing."
          : "Both meet the same calls, callers and newcomers, so that what differs is what was changed."}
      </p>
    </>
  );
}

function Results({ shown }: { shown: Answer }): JSX.Element {
  const old = stale.value;
  const end = toldOf(shown, ENDS);
  return (
    <>
      <Chain answer={shown} stale={old} />
      {end.length > 0 && (
        <section class={old ? "card stale" : "card"} aria-labelledby="ends-heading" aria-busy={old}>
          <h2 id="ends-heading">What it comes to</h2>
          <div class="figures">
            {end.map((one) => (
              <OutcomeRow key={one.outcome.id} told={one} answer={shown} />
            ))}
          </div>
        </section>
      )}
      <WriteUps answer={shown} stale={old} />
      <Unmeasured answer={shown} />
    </>
  );
}

/** Policies to begin with. */
const TRIES: readonly { label: string; change: readonly [path: string, value: unknown][] }[] = [
  { label: "A target a tenth below today\u2019s handling time, followed up", change: [["policy.handlePressure", 1]] },
  { label: "The same for half a year, from week 13 to 38", change: [["policy.handlePressure", 1], ["policy.targetFromWeek", 13], ["policy.targetUntilWeek", 38]] },
  { label: "A write-up of the lowest tenth each month", change: [["policy.consequence", "writeUp"]] },
  { label: "Write-ups, then dismissal", change: [["policy.consequence", "dismissal"]] },
  { label: "An hour of coaching a month for everybody", change: [["policy.coachingHoursPerMonth", 1]] },
  { label: "Measure nobody", change: [["policy.metrics", "none"]] },
];

function Tries({ now }: { now: CompleteScenario }): JSX.Element {
  return (
    <section class="card tries no-print" aria-labelledby="tries-heading">
      <h2 id="tries-heading">Nothing is changed yet</h2>
      <p>Set a policy at the levers, or begin with one of these. Guess first which way calls, strain and the number of repeat calls will go; then see. Undo takes it back.</p>
      <div class="scenario-ways">
        {TRIES.map(({ label, change }) => (
          <Button key={label} onClick={() => edit(label, (d) => ({ ...d, scenario: change.reduce((from, [path, value]) => filled(from, path, value, now), d.scenario) }))}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
