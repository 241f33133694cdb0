import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { CompleteScenario } from "../../../../src/boundary/breather";
import { number } from "../../format.ts";
import { description } from "../../state/describe.ts";
import { doc, edit, go } from "../../state/document.ts";
import { Button, ProblemsPanel } from "../../ui/index.ts";
import { filled } from "../Input.tsx";
import { choosing, StartingPoints } from "../staffing/Opening.tsx";
import { answer, follow, pair, problems, stale } from "./answers.ts";
import { Levers } from "./Levers.tsx";
import { MovedPanel, type MovedPanelProps } from "./MovedPanel.tsx";
import { Marked } from "./Opening.tsx";
import { Pillars } from "./Pillars.tsx";
import { RunLine } from "./RunLine.tsx";
import { Score } from "./Score.tsx";
import { movedOf, sentence } from "./words.ts";

const ROOMS: readonly [room: string, words: string][] = [
  ["people", "See the people"],
  ["customers", "See the customers"],
  ["money", "See the money"],
  ["metrics", "See the metric policy"],
];

/** The first screen: levers, and what they bring and cost for customers, people and money. */
export function Scenario(): JSX.Element {
  useEffect(follow, []);
  const asked = pair.value;
  const shown = answer.value;
  // Most of the room: it stands still while answers come.
  const levers = useMemo(() => asked && <Levers now={asked.now.complete} start={asked.start.complete} />, [asked]);
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
  const moved = movedOf(now.complete, start.complete, description.value?.assumptions ?? []);
  return (
    <div class="room scenario">
      <div class="scenario-levers">
        {levers}
      </div>
      <header class="scenario-say" aria-busy={shown === null && problems.value.length === 0}>
        <Opening />
        <About complete={now.complete} same={asked.same} />
        {wrong}
        <div class="scenario-ways no-print">
          {!asked.same && (
            <>
              <Button onClick={() => edit("Make this the baseline", (d) => ({ ...d, start: d.scenario }))}>Make this the baseline</Button>
              <Button onClick={() => edit("Back to the baseline", (d) => ({ ...d, scenario: d.start }))}>Back to the baseline</Button>
            </>
          )}
          <Button onClick={() => (choosing.value = true)}>Choose a starting point</Button>
          <Button class="to-levers" onClick={() => document.getElementById("levers-heading")?.scrollIntoView()}>
            To the levers
          </Button>
        </div>
        {/* Other rooms look otherwise than what changes the scenario. */}
        <p class="scenario-rooms no-print">
          {ROOMS.map(([room, words]) => (
            <Button key={room} look="plain" onClick={() => go(room)}>
              {words}
            </Button>
          ))}
        </p>
        <StartingPoints current={now.complete.preset} />
        <RunLine />
      </header>
      <div class="scenario-results">
        <Outcomes />
        <Score />
        {shown && asked.same && <Tries now={now.complete} />}
        <Moves now={now.complete} start={start.complete} moved={moved} />
        {shown && !shown.pair.same && (
          <p class="quiet legend">
            Baseline in grey, the scenario in green. Each strip shows the difference with its 95 % interval; right of the line is better, or higher where neither is. A figure is coloured only where its interval leaves out zero.
          </p>
        )}
      </div>
    </div>
  );
}

/** The figures; they are dimmed, not drawn again, when they become older than what is asked. */
function Outcomes(): JSX.Element | null {
  const shown = answer.value;
  const columns = useMemo(() => shown && <Pillars answer={shown} />, [shown]);
  return shown && <div class={stale.value ? "pillars stale" : "pillars"} aria-busy={stale.value}>{columns}</div>;
}

function Moves(of: Omit<MovedPanelProps, "answer">): JSX.Element {
  return <MovedPanel {...of} answer={stale.value ? null : answer.value} />;
}

/** Moves to begin with, for a person who has not found the levers yet. */
const TRIES: readonly { label: string; change: (now: CompleteScenario) => [path: string, value: unknown][] }[] = [
  { label: "One protected rest day every four weeks", change: () => [["mandatoryTimeOff.daysPerPeriod", 1]] },
  { label: "The same, put off when the floor is short", change: () => [["mandatoryTimeOff.daysPerPeriod", 1], ["mandatoryTimeOff.whenShort", "deferred"]] },
  { label: "A pause of three minutes after a hostile call", change: () => [["rest.pauseAfterHostileSeconds", 180]] },
  { label: "Five people more", change: (now) => [["teams[0].heads", (now.teams[0]?.heads ?? 0) + 5]] },
  { label: "Twice the odds of a hostile call", change: () => [["world.angryTimes", 2]] },
];

function Tries({ now }: { now: CompleteScenario }): JSX.Element {
  return (
    <section class="card tries no-print" aria-labelledby="tries-heading">
      <h2 id="tries-heading">Nothing is changed yet</h2>
      <p>Move a lever, or begin with one of these. Guess first what it will do to callers, to the people and to the purse; then see. Undo takes it back.</p>
      <div class="scenario-ways">
        {TRIES.map(({ label, change }) => (
          <Button key={label} onClick={() => edit(label, (d) => ({ ...d, scenario: change(now).reduce((from, [path, value]) => filled(from, path, value, now), d.scenario) }))}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}

/** The answer in a sentence. */
function Opening(): JSX.Element {
  const shown = answer.value;
  if (!shown) return <h1>Simulating the baseline, every call of every day.</h1>;
  const { now, start } = shown.pair;
  const { lead, answer: words } = sentence(shown, movedOf(now.complete, start.complete, description.value?.assumptions ?? []));
  return (
    <h1 class={stale.value ? "stale" : ""} aria-live="polite">
      {lead} <Marked words={words} plain={shown.pair.same} />
    </h1>
  );
}

function About({ complete, same }: { complete: CompleteScenario; same: boolean }): JSX.Element {
  const preset = description.value?.presets.find(({ id }) => id === complete.preset);
  const heads = complete.teams.map(({ heads: of }) => of);
  const people = heads.length === 1 ? `${number(heads[0]!)} people on the payroll` : `${number(heads.length)} teams of ${heads.map((of) => number(of)).join(", ")} people`;
  const name = doc.value.scenario.name || complete.name || preset?.label || "";
  const weeks = complete.calendar.horizonWeeks;
  const about = `${name}: ${people}, ${weeks === 52 ? "one year" : `${number(weeks)} weeks`}, every call simulated. ${same ? "" : "Baseline and scenario meet the same calls, callers and newcomers, so that what differs is what was changed. "}A figure is an estimate by this model, not a forecast for a real centre.`;
  return <p class="sub">{about}</p>;
}
