import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ImportDialog } from "../../import/ImportDialog.tsx";
import { ProblemsPanel, Segmented, Status } from "../../ui/index.ts";
import { DayView } from "./DayView.tsx";
import { importing, openImport, useVolumes } from "./importing.ts";
import { Opening } from "./Opening.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { RosterView } from "./RosterView.tsx";
import { Simulated } from "./Simulated.tsx";
import { fresh, simulatedPool, week } from "./simulation.ts";
import { ShrinkageView } from "./ShrinkageView.tsx";
import { completeNow, completeStart, follow, followPrices, planNow, plans, planShown, planStart, poolOf, problems, rostered } from "./store.ts";
import { Volumes } from "./Volumes.tsx";
import { WeekView } from "./WeekView.tsx";
import { WhatIf } from "./WhatIf.tsx";

const poolChoice = signal(0);

/** Volumes in, people out: the requirement, the service that follows, shrinkage and the roster. */
export function Staffing(): JSX.Element {
  useEffect(() => {
    const stop = [follow(), followPrices()];
    return () => stop.forEach((end) => end());
  }, []);
  const over = useFileDrop(openImport);
  return (
    <div class={over ? "staffing drop-over" : "staffing"}>
      {over && <p class="drop-here">Drop the file to read its call volumes. Nothing is used before you confirm.</p>}
      <Contents />
      <ImportDialog open={importing.value} onClose={() => (importing.value = false)} onUse={useVolumes} />
    </div>
  );
}

/** A file dropped anywhere while the room is shown; true while one is held over the page. */
function useFileDrop(take: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      take(file);
    };
    window.addEventListener("dragover", hold);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", hold);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return over;
}

function Contents(): JSX.Element {
  const [now, start, shown] = [planNow.value, planStart.value, planShown.value];
  const [complete, completeAtStart] = [completeNow.value, completeStart.value];
  const failed = plans.error.value;
  const index = poolChoice.value;
  const pool = poolOf(now, index);
  const shownPool = poolOf(shown, index);
  const startPool = poolOf(start, index);
  const panel = <ProblemsPanel problems={problems.value} consequence="What is shown belongs to the last figures that were possible." />;
  if (!now || !pool || !shown || !shownPool || !complete) {
    return (
      <>
        {panel}
        {failed ? <p class="field-problem">The plan could not be made: {failed.message}</p> : <p class="starting" aria-busy={problems.value.length === 0}>Working out the plan.</p>}
      </>
    );
  }
  const fromRoster = rostered.value?.fresh === true && shownPool.roster !== null;
  // A simulation of older figures stays in its own part, marked as such; it would only confuse beside newer ones.
  const simulated = fresh.value ? simulatedPool(index) : null;
  const intervals = simulated?.intervals ?? null;
  const whole = week.answer.value?.state === "running" ? null : simulated;
  return (
    <>
      <Opening plan={now} pool={pool} complete={complete} roster={fromRoster ? shownPool.roster : null} simulated={whole} />
      {panel}
      {failed && <p class="field-problem">The plan could not be made: {failed.message}</p>}
      {now.pools.length > 1 && (
        <Segmented
          legend="Pool of contact reasons that share agents"
          name="staffing-pool"
          value={String(Math.min(index, now.pools.length - 1))}
          options={now.pools.map((one, at) => ({ value: String(at), label: one.name }))}
          onChange={(value) => (poolChoice.value = Number(value))}
        />
      )}
      <div class="staffing-grid">
        <WhatIf now={complete} start={completeAtStart ?? complete} weekdays={now.weekdays} />
        <div class={problems.value.length > 0 ? "staffing-results refused" : "staffing-results"}>
          <Status job={plans.job.value} label="Working out the plan" />
          <Outcomes now={pool} start={startPool ?? pool} />
          <Volumes plan={now} pool={pool} />
          <Simulated poolIndex={index} complete={complete} weekdays={now.weekdays} />
          <DayView plan={shown} pool={shownPool} goals={complete.goals} rostered={fromRoster} simulated={intervals} />
          <WeekView plan={shown} pool={shownPool} goals={complete.goals} rostered={fromRoster} simulated={intervals} />
          <ShrinkageView plan={now} pool={pool} poolIndex={index} complete={complete} />
          <RosterView poolIndex={index} />
        </div>
      </div>
    </>
  );
}
