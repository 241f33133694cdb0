import type { JSX } from "preact";
import { number, share } from "../../format.ts";
import { Button, Status } from "../../ui/index.ts";
import { answer, goOn, job, older, REPETITIONS, stopRun } from "./answers.ts";

/** What the figures shown stand on, and the run under way. */
export function RunLine(): JSX.Element | null {
  const shown = answer.value;
  if (!shown) return null;
  const { fidelity, state, repetitions, now } = shown;
  const preview = fidelity === "preview";
  const kind = older.value ? "older" : state === "stopped" ? state : preview ? "preview" : state;
  return (
    <div class="run-line" data-run={kind} data-fidelity={fidelity}>
      <p class="run-words">
        {older.value ? (
          <b class="run-mark">Older figures. </b>
        ) : preview ? (
          <b class="run-mark">Preview. </b>
        ) : state === "running" ? (
          <b class="run-mark">So far. </b>
        ) : null}
        {preview
          ? `People live every day of ${number(repetitions)} repetitions of ${number(now.weeks)} weeks, but only a few days' calls are simulated, so that intervals are wide.${state === "stopped" ? " The full run was stopped before it had more." : ""}`
          : `${number(repetitions)} of ${number(REPETITIONS)} repetitions of ${number(now.weeks)} weeks, every call of every day${state === "stopped" ? "; stopped there" : ""}.`}
      </p>
      <Status job={job.value} label="Full run" onCancel={stopRun} cancelLabel="Stop and keep what there is" />
      {state === "stopped" && !older.value && <Button onClick={goOn}>Go on with the full run</Button>}
      {/* Said once a run has ended. */}
      <p class="hidden" role="status">
        {state === "whole" && !older.value && `The full run is done: ${share(1)} of it.`}
      </p>
    </div>
  );
}
