import { signal } from "@preact/signals";
import type { JSX } from "preact";
import type { CompleteScenario, PlanPool, PlanResult, Roster, SimulatedPool } from "../../../../src/boundary/breather";
import { description } from "../../state/describe.ts";
import { several } from "../../format.ts";
import { doc, edit } from "../../state/document.ts";
import { Button, Dialog } from "../../ui/index.ts";
import { openImport } from "./importing.ts";
import { stale } from "./store.ts";
import { assumptions, headline, missedGoal } from "./words.ts";

interface OpeningProps {
  plan: PlanResult;
  pool: PlanPool;
  complete: CompleteScenario;
  /** The roster laid out for exactly these figures, if there is one. */
  roster: Roster | null;
  /** The whole simulation of exactly these figures, if there is one. */
  simulated: SimulatedPool | null;
}

/** The answer in a sentence, what it stands on, and the two ways to make it one's own. */
export function Opening({ plan, pool, complete, roster, simulated }: OpeningProps): JSX.Element {
  const missed = missedGoal(simulated, complete.goals, plan.weekdays);
  const { requirement, answer, verdict } = headline(pool, complete.goals, roster, missed);
  const lines = assumptions(plan, pool, complete, description.value?.presets ?? []);
  return (
    <header class={stale.value ? "staffing-opening stale" : "staffing-opening"}>
      <h1 aria-live="polite">
        {requirement} <b class={verdict}>{answer}</b>
      </h1>
      <p class="sub">
        {roster !== null && roster.gaps.length > 0 && verdict === "short" && <b class="short">The roster laid out below falls short in {several(roster.gaps.length, "interval")}. </b>}
        {roster !== null && roster.gaps.length > 0 && `Intervals are counted over the ${several(roster.weeks, "week")} of the roster. `}
        {missed && missed.week !== null && missed.days !== "" && `Simulated, the goal is missed on ${missed.days}. `}
        {lines.join(" ")}
      </p>
      <div class="staffing-ways no-print">
        <Button look="primary" onClick={() => openImport()}>
          Bring your own volumes
        </Button>
        <Button onClick={() => (choosing.value = true)}>Choose a starting point</Button>
        <span class="quiet">Paste from a spreadsheet, open a file, or drop one anywhere here. Nothing is uploaded.</span>
      </div>
      <StartingPoints current={complete.preset} />
    </header>
  );
}

/** Whether the starting points are shown. */
export const choosing = signal(false);

/** The presets with what they stand for; choosing one replaces the scenario and its start, as one step. */
export function StartingPoints({ current }: { current: string }): JSX.Element {
  const presets = description.value?.presets ?? [];
  const own = Object.keys(doc.value.scenario).length > 0;
  const close = (): void => {
    choosing.value = false;
  };
  return (
    <Dialog open={choosing.value} onClose={close} title="Choose a starting point">
      <p class="quiet">
        A starting point fills in every figure, so that you can change what you know and leave the rest.{" "}
        {own && "It replaces what you have now; Undo brings that back."}
      </p>
      <ul class="starting-points">
        {presets.map((preset) => (
          <li key={preset.id}>
            <h3>{preset.label}</h3>
            <p>{preset.about}</p>
            <Button
              onClick={() => {
                edit(`Start from ${preset.label}`, (d) => ({ ...d, scenario: { preset: preset.id }, start: { preset: preset.id } }));
                close();
              }}
            >
              Start here<span class="hidden">: {preset.label}</span>
            </Button>
            {preset.id === current && <span class="quiet"> The present scenario started here.</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
