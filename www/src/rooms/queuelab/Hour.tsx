import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { engine, latest } from "../../engine.ts";
import { number, seconds } from "../../format.ts";
import { inputField } from "../../state/describe.ts";
import { look, view } from "../../state/document.ts";
import { Button, DataTable, Figure, Fold, Segmented, Status } from "../../ui/index.ts";
import type { Frame } from "../../charts/index.ts";
import { events, happened, hourOf, momentAt, state, timer, type Hour as Trace } from "./hour.ts";
import { HourStage } from "./HourStage.tsx";
import { drawWaiting, waitingTable } from "./hourChart.tsx";
import { inputOf, type Asked } from "./simulation.ts";

const LENGTH = 3600;
const SPEEDS = [10, 60, 300];
/** Milliseconds of a person's time for which a lost call stays in sight, and between drawings. */
const LINGER_MS = 1500;
const FRAME_MS = 33;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

const traces = latest(({ asked, from }: { asked: Asked; from: number }) => engine.call("traceQueue", inputOf(asked), { startSeconds: from, lengthSeconds: LENGTH }));
const shown = signal(false);

/** One hour of the simulated world, played, paused and stepped. */
export function Hour({ asked }: { asked: Asked }): JSX.Element {
  const { now, simulation } = asked;
  const open = shown.value;
  const from = LENGTH * Math.max(1, Number(view.value.options["queuelab.hour"] ?? 1));
  useEffect(() => {
    if (open) traces.ask({ asked: { now, simulation }, from });
  }, [open, now, simulation, from]);
  const answer = traces.answer.value;
  const hour = useMemo(() => (answer ? hourOf(answer.value) : null), [answer]);
  const failure = traces.error.value;
  const most = inputField("traceQueue", "startSeconds").max ?? LENGTH;
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
          <Button onClick={() => (shown.value = true)}>Watch one hour</Button>
        )}
      </div>
      {!open && <p class="quiet">Every call of an hour of this world as it comes, waits and is answered or lost: to play, to pause and to step through.</p>}
      {open && <Status job={traces.job.value} label="Preparing the hour" />}
      {open && failure && <p class="field-problem">There is no hour to show: {failure.message}</p>}
      {open && hour && !failure && <Player key={answer!.value.startSeconds} hour={hour} targetSeconds={answer!.input.asked.now.targetSeconds} stale={traces.stale.value} />}
    </section>
  );
}

function Player({ hour, targetSeconds, stale }: { hour: Trace; targetSeconds: number; stale: boolean }): JSX.Element {
  const { trace } = hour;
  const [time, setTime] = useState(0);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(!CALM.matches);
  const [said, setSaid] = useState("");
  const [width, setWidth] = useState(0);
  const [seen, setSeen] = useState(true);
  const stage = useRef<HTMLDivElement>(null);
  const speed = Number(view.value.options["queuelab.speed"] ?? 60);
  const end = trace.lengthSeconds;

  // Another hour of the same place starts from its beginning.
  useEffect(() => {
    setTime(0);
    setAt(0);
  }, [hour]);
  useEffect(() => {
    const node = stage.current;
    if (!node) return;
    const size = new ResizeObserver(() => setWidth(Math.floor(node.clientWidth)));
    const sight = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? true));
    size.observe(node);
    sight.observe(node);
    return () => {
      size.disconnect();
      sight.disconnect();
    };
  }, []);

  // Frames are asked for only while the hour is played and can be seen; a hidden page gets none.
  useEffect(() => {
    if (!playing || !seen) return;
    let last = 0;
    let frame = requestAnimationFrame(function step(stamp) {
      if (last === 0) last = stamp;
      const passed = stamp - last;
      if (passed >= FRAME_MS) {
        last = stamp;
        // A page that was hidden for a while goes on from where it was.
        setTime((from) => Math.min(end, from + (Math.min(passed, 250) * speed) / 1000));
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, seen, speed, end]);
  useEffect(() => {
    // Stepping sets the moment itself, since several can share one time.
    if (playing) setAt(momentAt(hour, time));
    if (playing && time >= end) setPlaying(false);
  }, [time, playing, hour]);

  const seek = useCallback(
    (to: number) => {
      const place = momentAt(hour, to);
      setTime(to);
      setAt(place);
      setSaid(`${timer(to)}. ${state(trace.moments[place]!, trace.agents)}.`);
    },
    [hour],
  );
  const step = (by: number): void => {
    const place = Math.max(0, Math.min(trace.moments.length - 1, at + by));
    const moment = trace.moments[place]!;
    setPlaying(false);
    setAt(place);
    setTime(moment.seconds);
    setSaid(`${timer(moment.seconds)}. ${happened(moment, trace.calls)}. ${state(moment, trace.agents)}.`);
  };
  const toggle = (): void => {
    setSaid("");
    if (!playing && time >= end) seek(0);
    setPlaying(!playing);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || target.matches("input, select, summary")) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1);
    else if (event.key === " " && !target.matches("button")) toggle();
    else return;
    event.preventDefault();
  };

  const moment = trace.moments[at] ?? trace.moments[0]!;
  // The chart need not move with every frame.
  const mark = playing ? Math.floor(time / 30) * 30 : time;
  const draw = useCallback((frame: Frame) => drawWaiting(hour, mark, (to) => (setPlaying(false), seek(to)), frame), [hour, mark, seek]);
  const table = useMemo(() => waitingTable(hour), [hour]);
  const all = useMemo(() => events(hour), [hour]);
  return (
    <div class={stale ? "stale" : ""}>
      <div class="hour-player" onKeyDown={onKeyDown} data-playing={playing} data-moment={at}>
        <div ref={stage} class="hour-view" role="application" aria-roledescription="animation" aria-label="The queue at this moment" aria-describedby="hour-keys hour-now" tabIndex={0}>
          {width > 0 && <HourStage hour={hour} at={at} time={time} lingers={playing ? (LINGER_MS * speed) / 1000 : 0} targetSeconds={targetSeconds} width={width} />}
        </div>
        <p id="hour-keys" class="hidden">
          Space plays and pauses, the left and right arrow keys step to the event before and the next.
        </p>
        <div class="hour-tools">
          <Button look="primary" onClick={toggle}>
            {playing ? "Pause" : time >= end ? "Play again" : "Play"}
          </Button>
          <Button disabled={at === 0} onClick={() => step(-1)}>
            Step back
          </Button>
          <Button disabled={at >= trace.moments.length - 1} onClick={() => step(1)}>
            Next event
          </Button>
          <Segmented
            legend="Speed"
            quiet
            name="hour-speed"
            value={String(speed)}
            options={SPEEDS.map((times) => ({ value: String(times), label: `${times} times as fast` }))}
            onChange={(value) => look("queuelab.speed", Number(value))}
          />
        </div>
        <input
          class="slider"
          type="range"
          min={0}
          max={end}
          step={1}
          value={Math.round(time)}
          aria-label="Time in the hour"
          aria-valuetext={`${timer(time)} of ${timer(end)}`}
          onInput={(event) => {
            setPlaying(false);
            seek(Number(event.currentTarget.value));
          }}
        />
        <p id="hour-now" class="hour-now">
          <b class="hour-clock">{timer(time)}</b> {playing ? "" : `${happened(moment, trace.calls)}. `}
          {state(moment, trace.agents)}. So far {number(moment.answeredSoFar)} answered, {number(moment.abandonedSoFar)} hung up
          {moment.blockedSoFar > 0 && `, ${number(moment.blockedSoFar)} heard a busy tone`}.
        </p>
        <p class="hidden" aria-live="polite">
          {said}
        </p>
        <ul class="legend" aria-label="Marks">
          <li>
            <svg width="12" height="12" aria-hidden="true" class="hour-stage">
              <circle class="call" cx="6" cy="6" r="5.5" />
            </svg>
            waits
          </li>
          <li>
            <svg width="12" height="12" aria-hidden="true" class="hour-stage">
              <circle class="call late" cx="6" cy="6" r="4.5" />
            </svg>
            has waited more than {seconds(targetSeconds)}
          </li>
          <li>
            <svg width="12" height="12" aria-hidden="true" class="hour-stage">
              <path class="lost" d="M2 2L10 10M2 10L10 2" />
            </svg>
            hung up
          </li>
          <li>
            <svg width="15" height="15" aria-hidden="true" class="hour-stage">
              <rect class="place busy" x="0.5" y="0.5" width="14" height="14" rx="4" />
            </svg>
            agent busy
          </li>
        </ul>
      </div>
      <Figure title="Calls waiting through the hour" subtitle="Calls waiting at each moment; click to go there" draw={draw} table={table} file="queue lab, one hour" />
      <Fold title="Every event of the hour" aside={`${number(all.rows.length)} events`} class="inner" lazy>
        <DataTable caption="Every event of the hour" quietCaption table={all} file="queue lab, events of one hour" most={60} rowHeads={false} />
      </Fold>
    </div>
  );
}
