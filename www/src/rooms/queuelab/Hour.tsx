import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { engine, latest } from "../../engine.ts";
import { number } from "../../format.ts";
import { inputField } from "../../state/describe.ts";
import { look, view } from "../../state/document.ts";
import { Button, Status } from "../../ui/index.ts";
import { hourOf } from "./hour.ts";
import { Player } from "./Player.tsx";
import { inputOf, type Asked } from "./simulation.ts";

const LENGTH = 3600;

/** More calls than this are not told one by one: nobody could follow them, and the browser would have to keep them all. */
const MOST_CALLS = 50_000;

const traces = latest(({ asked, from }: { asked: Asked; from: number }) => engine.call("traceQueue", inputOf(asked), { startSeconds: from, lengthSeconds: LENGTH }));
const shown = signal(false);

/** One hour of the simulated world, played, paused and stepped. */
export function Hour({ asked }: { asked: Asked }): JSX.Element {
  const { now, simulation } = asked;
  const many = now.callsPerHour > MOST_CALLS;
  const open = shown.value && !many;
  const most = inputField("traceQueue", "startSeconds").max ?? LENGTH;
  // A link may name any hour.
  const from = Math.max(LENGTH, Math.min(most, LENGTH * (Number(view.value.options["queuelab.hour"]) || 1)));
  useEffect(() => {
    if (open) traces.ask({ asked: { now, simulation }, from });
  }, [open, now, simulation, from]);
  const answer = traces.answer.value;
  const hour = useMemo(() => (answer ? hourOf(answer.value) : null), [answer]);
  const failure = traces.error.value;
  const go = (to: number): void => look("queuelab.hour", to / LENGTH);
  return (
    <section class="hour" aria-labelledby="hour-heading">
      <div class="section-head">
        <h3 id="hour-heading">One hour, call by call</h3>
        {open ? (
          <div class="section-tools">
            <Button disabled={from <= LENGTH} onClick={() => go(from - LENGTH)}>
              Hour before
            </Button>
            <Button disabled={from + LENGTH > most} onClick={() => go(from + LENGTH)}>
              Next hour
            </Button>
            <Button onClick={() => (shown.value = false)}>Put away</Button>
          </div>
        ) : (
          <Button disabled={many} onClick={() => (shown.value = true)}>
            Watch one hour
          </Button>
        )}
      </div>
      {!open && <p class="quiet">Every call of an hour of this world as it comes, waits and is answered or lost: to play, to pause and to step through.{many && ` There are more than ${number(MOST_CALLS)} calls an hour here, which nobody could follow.`}</p>}
      {open && <Status job={traces.job.value} label="Preparing the hour" />}
      {open && failure && <p class="field-problem">There is no hour to show: {failure.message}</p>}
      {open && hour && !failure && <Player key={answer!.value.startSeconds} hour={hour} targetSeconds={answer!.input.asked.now.targetSeconds} stale={traces.stale.value} />}
    </section>
  );
}
