import { computed, signal, useComputed, useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Frame } from "../../charts/index.ts";
import { number, seconds } from "../../format.ts";
import { look, view } from "../../state/document.ts";
import { Button, DataTable, Figure, Fold, Segmented } from "../../ui/index.ts";
import { events, happened, momentAt, state, timer, type Hour } from "./hour.ts";
import { drawWaiting, SIDES, waitingTable } from "./hourChart.tsx";
import { HourStage } from "./HourStage.tsx";

const SPEEDS = [10, 60, 300];
/** Milliseconds of a person's time: for which a lost call stays in sight, and between drawings. */
const LINGER_MS = 1500;
const FRAME_MS = 50;
/** Seconds of the hour after which the chart's line follows while it plays. */
const MARK = 30;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

interface Shown {
  hour: Hour;
  /** The time of the clock, and the moment that has come last: several can share one time. */
  time: ReadonlySignal<number>;
  at: ReadonlySignal<number>;
  playing: ReadonlySignal<boolean>;
}

/** Where an hour is: it starts from its beginning. */
interface Head {
  time: Signal<number>;
  at: Signal<number>;
  first: ReadonlySignal<boolean>;
  last: ReadonlySignal<boolean>;
  over: ReadonlySignal<boolean>;
}

function headOf({ trace }: Hour): Head {
  const time = signal(0);
  const at = signal(0);
  return {
    time,
    at,
    first: computed(() => at.value === 0),
    last: computed(() => at.value >= trace.moments.length - 1),
    over: computed(() => time.value >= trace.lengthSeconds),
  };
}

/**
 * Plays an hour, pauses it, steps through it. Time and moment are signals that only the parts
 * which show them read, so that a frame draws the stage and not the tables.
 */
export function Player({ hour, targetSeconds, stale }: { hour: Hour; targetSeconds: number; stale: boolean }): JSX.Element {
  const { trace } = hour;
  const end = trace.lengthSeconds;
  const { time, at, first, last, over } = useMemo(() => headOf(hour), [hour]);
  const playing = useSignal(!CALM.matches);
  const seen = useSignal(true);
  const said = useSignal("");
  const going = useComputed(() => playing.value && seen.value).value;
  const speed = SPEEDS.find((times) => times === view.value.options["queuelab.speed"]) ?? 60;
  const stage = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const shown: Shown = { hour, time, at, playing };

  useEffect(() => {
    const node = stage.current;
    if (!node) return;
    const size = new ResizeObserver(() => setWidth(Math.floor(node.clientWidth)));
    const sight = new IntersectionObserver(([entry]) => (seen.value = entry?.isIntersecting ?? true));
    size.observe(node);
    sight.observe(node);
    return () => {
      size.disconnect();
      sight.disconnect();
    };
  }, []);

  // Frames are asked for only while the hour is played and can be seen; a hidden page gets none.
  useEffect(() => {
    if (!going) return;
    let before = 0;
    let frame = requestAnimationFrame(function step(stamp) {
      if (before === 0) before = stamp;
      const passed = stamp - before;
      if (passed >= FRAME_MS) {
        before = stamp;
        // A page that was hidden for a while goes on from where it was.
        time.value = Math.min(end, time.peek() + (Math.min(passed, 250) * speed) / 1000);
        at.value = momentAt(hour, time.peek());
        if (time.peek() >= end) playing.value = false;
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [going, hour, speed]);

  const seek = useCallback(
    (to: number) => {
      playing.value = false;
      time.value = to;
      at.value = momentAt(hour, to);
      said.value = `${timer(to)}. ${state(trace.moments[at.peek()]!, trace.agents)}.`;
    },
    [hour],
  );
  const step = (by: number): void => {
    const place = Math.max(0, Math.min(trace.moments.length - 1, at.peek() + by));
    const moment = trace.moments[place]!;
    playing.value = false;
    at.value = place;
    time.value = moment.seconds;
    said.value = `${timer(moment.seconds)}. ${happened(moment, trace.calls)}. ${state(moment, trace.agents)}.`;
  };
  const toggle = (): void => {
    if (!playing.peek() && over.peek()) seek(0);
    said.value = "";
    playing.value = !playing.peek();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || target.matches("input, summary")) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") step(event.key === "ArrowRight" ? 1 : -1);
    else if (event.key === " " && !target.matches("button")) toggle();
    else return;
    event.preventDefault();
  };
  return (
    <div class={stale ? "stale" : ""}>
      <div class="hour-player" onKeyDown={onKeyDown} data-playing={playing.value}>
        <div ref={stage} class="hour-view" role="application" aria-roledescription="animation" aria-label="The queue at this moment" aria-describedby="hour-keys hour-now" tabIndex={0}>
          {width > 0 && <Stage {...shown} lingers={(LINGER_MS * speed) / 1000} targetSeconds={targetSeconds} width={width} />}
        </div>
        <p id="hour-keys" class="hidden">
          Space plays and pauses, the left and right arrow keys step to the event before and the next.
        </p>
        <div class="hour-tools">
          <Button look="primary" onClick={toggle}>
            {playing.value ? "Pause" : over.value ? "Play again" : "Play"}
          </Button>
          <Button disabled={first.value} onClick={() => step(-1)}>
            Step back
          </Button>
          <Button disabled={last.value} onClick={() => step(1)}>
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
        <Now {...shown} seek={seek} />
        <p class="hidden" aria-live="polite">
          {said}
        </p>
        <Marks targetSeconds={targetSeconds} blocked={(trace.moments.at(-1)?.blockedSoFar ?? 0) > 0} />
      </div>
      <Waiting {...shown} seek={seek} />
      <Events hour={hour} />
    </div>
  );
}

function Stage({ hour, time, at, playing, lingers, targetSeconds, width }: Shown & { lingers: number; targetSeconds: number; width: number }): JSX.Element {
  return <HourStage hour={hour} at={at.value} time={time.value} lingers={playing.value ? lingers : 0} targetSeconds={targetSeconds} width={width} />;
}

/** The time as a slider, and the state in words. */
function Now({ hour: { trace }, time, at, playing, seek }: Shown & { seek: (to: number) => void }): JSX.Element {
  const moment = trace.moments[at.value] ?? trace.moments[0]!;
  return (
    <>
      <input
        class="slider hour-slider"
        style={`--from: ${SIDES.left}px; --to: ${SIDES.right}px`}
        type="range"
        min={0}
        max={trace.lengthSeconds}
        step={1}
        value={Math.round(time.value)}
        aria-label="Time in the hour"
        aria-valuetext={`${timer(time.value)} of ${timer(trace.lengthSeconds)}`}
        onInput={(event) => seek(Number(event.currentTarget.value))}
      />
      <p id="hour-now" class="hour-now" data-moment={at.value}>
        <b class="hour-clock">{timer(time.value)}</b> {playing.value ? "" : `${happened(moment, trace.calls)}. `}
        {state(moment, trace.agents)}. So far {number(moment.answeredSoFar)} answered, {number(moment.abandonedSoFar)} hung up
        {moment.blockedSoFar > 0 && `, ${number(moment.blockedSoFar)} heard a busy tone`}.
      </p>
    </>
  );
}

function Waiting({ hour, time, playing, seek }: Shown & { seek: (to: number) => void }): JSX.Element {
  const mark = useMemo(() => computed(() => (playing.value ? MARK * Math.floor(time.value / MARK) : time.value)), [playing, time]).value;
  const draw = useCallback((frame: Frame) => drawWaiting(hour, mark, seek, frame), [hour, mark, seek]);
  const table = useMemo(() => waitingTable(hour), [hour]);
  return <Figure title="Calls waiting through the hour" subtitle="Calls waiting at each moment; click to go there" draw={draw} table={table} file="queue lab, one hour" />;
}

function Events({ hour }: { hour: Hour }): JSX.Element {
  return (
    <Fold title="Every event of the hour" aside={`${number(hour.trace.moments.length)} events`} class="inner" lazy>
      <EventTable hour={hour} />
    </Fold>
  );
}

function EventTable({ hour }: { hour: Hour }): JSX.Element {
  const table = useMemo(() => events(hour), [hour]);
  return <DataTable caption="Every event of the hour" quietCaption table={table} file="queue lab, events of one hour" most={60} rowHeads={false} />;
}

/** What the marks of the stage mean. */
function Marks({ targetSeconds, blocked }: { targetSeconds: number; blocked: boolean }): JSX.Element {
  const mark = (drawn: JSX.Element, words: string): JSX.Element => (
    <li>
      <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true" class="hour-stage">
        {drawn}
      </svg>
      {words}
    </li>
  );
  return (
    <ul class="legend" aria-label="Marks">
      {mark(<circle class="call" r="5.5" />, "waits")}
      {mark(<circle class="call late" r="5.5" />, `has waited more than ${seconds(targetSeconds)}`)}
      {mark(<path class="lost" d="M-4 -4L4 4M-4 4L4 -4" />, "hung up")}
      {blocked && mark(<path class="lost" d="M-5 0H5" />, "heard a busy tone")}
      {mark(<rect class="place busy" x="-7" y="-7" width="14" height="14" rx="4" />, "agent busy")}
    </ul>
  );
}
