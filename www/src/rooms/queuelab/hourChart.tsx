/** Calls waiting through the hour, with the player's time as a line; a click on it leads there. */
import { Area, AxisX, AxisY, Line, panel, RuleX, scaleLinear, type Drawing, type Frame, type Point, type Stop } from "../../charts/index.ts";
import { number } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import { momentAt, timer, type Hour } from "./hour.ts";

const STOPS = 120;

/** Pixels between the chart's edges and its axis of time; the slider of the player keeps to them. */
export const SIDES = { left: 40, right: 22 };

/** Corners of the steps; of a busy hour only the highest of each short while, which is all that a screen can show. */
function corners(hour: Hour, widest: number): Point[] {
  const { moments, lengthSeconds } = hour.trace;
  const out: Point[] = [];
  if (moments.length > 3 * widest) {
    let at = 0;
    for (let i = 1; i <= widest; i += 1) {
      const until = (lengthSeconds * i) / widest;
      let most = moments[at]!.waiting;
      while (at + 1 < moments.length && moments[at + 1]!.seconds <= until) most = Math.max(most, moments[(at += 1)]!.waiting);
      out.push({ x: until, y: most });
    }
    return out;
  }
  let before = moments[0]?.waiting ?? 0;
  for (const { seconds, waiting } of moments) {
    if (waiting !== before || out.length === 0) out.push({ x: seconds, y: before }, { x: seconds, y: waiting });
    before = waiting;
  }
  out.push({ x: lengthSeconds, y: before });
  return out;
}

export function drawWaiting(hour: Hour, time: number, pick: (time: number) => void, { width }: Frame): Drawing {
  const { moments, lengthSeconds } = hour.trace;
  const height = 150;
  const place = panel(width, height, { top: 10, bottom: 30, ...SIDES });
  const x = scaleLinear([0, lengthSeconds], [place.left, place.right]);
  const y = scaleLinear([0, Math.max(1, hour.fullest)], [place.bottom, place.top]).nice();
  const points = corners(hour, Math.max(100, Math.floor(width)));
  const times = Array.from({ length: STOPS + 1 }, (_, i) => (lengthSeconds * i) / STOPS);
  return {
    width,
    height,
    marks: (
      <>
        <AxisX panel={place} scale={x} ticks={[0, 600, 1200, 1800, 2400, 3000, 3600].filter((tick) => tick <= lengthSeconds)} format={timer} />
        <AxisY panel={place} scale={y} ticks={y.ticks(4).filter(Number.isInteger)} format={(v) => number(v)} />
        <Area points={points} x={x} y={y} colour="var(--scenario)" />
        <Line points={points} x={x} y={y} colour="var(--scenario)" width={1.5} />
        <RuleX panel={place} at={x(time)} colour="var(--ink)" width={1.5} />
      </>
    ),
    cursor: {
      panel: place,
      pick: (stop) => pick(times[stop] ?? 0),
      stops: times.map((at): Stop => {
        const moment = moments[momentAt(hour, at)]!;
        return { x: x(at), y: (place.top + place.bottom) / 2, row: 0, lines: [timer(at), `${number(moment.waiting)} waiting`, `${number(moment.busy)} agents busy`], dots: [{ y: y(moment.waiting), colour: "var(--scenario)" }] };
      }),
    },
  };
}

/** The same at every half minute. */
export function waitingTable(hour: Hour): TableData {
  const { moments, lengthSeconds } = hour.trace;
  return {
    columns: [
      { label: "Time", unit: "min:s", kind: "text" },
      { label: "Waiting", unit: "calls", kind: "number" },
      { label: "Busy", unit: "agents", kind: "number" },
    ],
    rows: Array.from({ length: STOPS + 1 }, (_, i) => {
      const at = (lengthSeconds * i) / STOPS;
      const moment = moments[momentAt(hour, at)]!;
      return [timer(at), moment.waiting, moment.busy];
    }),
  };
}
