/** One agent's day as a picture: calls, pauses, and fatigue as a line above them. */
import type { AgentDay } from "../../../../src/boundary/breather";
import { AxisX, AxisY, Label, Line, panel, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { deviations, seconds, share } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import { at, hostility } from "./dayWords.ts";

const HOUR = 3600;

export function drawDay(day: AgentDay, chosen: number | null, pick: (call: number) => void): (frame: Frame) => Drawing {
  return ({ width, roomy }) => {
    const height = 268;
    const place = panel(width, height, { top: 14, right: 10, bottom: 30, left: 46 });
    const bar = { top: place.bottom - 40, bottom: place.bottom - 12 };
    const wait = { top: bar.top - 34, bottom: bar.top - 6 };
    const line = { top: place.top, bottom: wait.top - 16 };
    const from = Math.min(...day.stretches.map((one) => one.from), ...day.calls.map(({ taken }) => taken));
    const to = Math.max(...day.stretches.map((one) => one.to), ...day.calls.map(({ ends }) => ends));
    const x = scaleLinear([from, to], [place.left, place.right]);
    const most = Math.max(0.3, ...day.fatigue.fatigue);
    const y = scaleLinear([0, most], [line.bottom, line.top]).nice(3);
    const longest = Math.max(60, ...day.calls.map(({ waitedSeconds }) => waitedSeconds));
    const w = scaleLinear([0, longest], [0, wait.bottom - wait.top]);
    const hours = Array.from({ length: 25 }, (_, hour) => hour * HOUR).filter((second) => second >= from - 1 && second <= to + 1);
    const named = roomy ? hours : hours.filter((_, i) => i % 3 === 0);
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={named} format={at} />
          <AxisY panel={{ ...place, top: line.top, bottom: line.bottom }} scale={y} ticks={y.ticks(3)} format={(value) => share(value, 0)} />
          {day.pauses.map((pause) => (
            <rect key={pause.from} x={x(pause.from)} y={line.top} width={Math.max(1, x(pause.to) - x(pause.from))} height={bar.bottom - line.top} fill="var(--soft)" stroke={pause.restSeconds > 0 ? "var(--edge)" : "none"} stroke-dasharray="2 3" />
          ))}
          {day.calls.map((call, i) => (
            <g key={i}>
              <line x1={x(call.taken)} x2={x(call.taken)} y1={wait.bottom} y2={wait.bottom - w(call.waitedSeconds)} stroke="var(--baseline)" stroke-width={1.5} />
              <rect x={x(call.taken)} y={bar.top} width={Math.max(1, x(call.ends) - x(call.taken) - 0.5)} height={bar.bottom - bar.top} fill={call.hostile ? "var(--bad)" : "var(--third)"} opacity={i === chosen ? 1 : call.hostile ? 0.9 : 0.6} />
              {call.hostile && (
                <path d={`M${x(call.taken)} ${bar.bottom + 9} l4 -7 l4 7 z`} fill="var(--bad)" />
              )}
              {i === chosen && <rect x={x(call.taken) - 2} y={bar.top - 3} width={Math.max(3, x(call.ends) - x(call.taken)) + 4} height={bar.bottom - bar.top + 6} fill="none" stroke="var(--ink)" stroke-width={2} />}
            </g>
          ))}
          <Label x={place.left + 2} y={line.top - 4} small halo>
            fatigue
          </Label>
          <Label x={place.left + 2} y={wait.top - 4} small halo>
            {`callers' wait, up to ${seconds(longest)}`}
          </Label>
          <Line points={day.fatigue.seconds.map((second, i) => ({ x: second, y: day.fatigue.fatigue[i] ?? null }))} x={x} y={y} colour="var(--ink)" width={1.8} />
        </>
      ),
      cursor: {
        panel: place,
        ...(chosen !== null && { start: chosen }),
        stops: day.calls.map((call, i): Stop => ({
          x: (x(call.taken) + x(call.ends)) * 0.5,
          y: (line.top + line.bottom) * 0.5,
          row: 0,
          lines: [
            `Call ${i + 1}, ${at(call.taken)}`,
            `Waited ${seconds(call.waitedSeconds)}`,
            hostility(call),
            `Took ${seconds(call.ends - call.taken)}, ${share(call.pace, 0)} of the call's own time`,
            `Fatigue ${share(call.fatigueBefore, 0)} to ${share(call.fatigueAfter, 0)}`,
          ],
          dots: [{ y: y(call.fatigueAfter), colour: "var(--ink)" }],
        })),
        pick,
      },
    };
  };
}

export function dayTable(day: AgentDay, queues: readonly string[]): TableData {
  const percent = (value: number): string => share(value, 0);
  return {
    columns: [
      { label: "Call", kind: "number" },
      { label: "Taken", kind: "text" },
      { label: "Contact reason", kind: "text" },
      { label: "Waited", unit: "seconds", kind: "number", format: seconds },
      { label: "Took", unit: "seconds", kind: "number", format: seconds },
      { label: "Pace", unit: "of the call's own time", kind: "number", format: percent },
      { label: "Hostility", kind: "text" },
      { label: "Attempt", kind: "number" },
      { label: "Fatigue before", kind: "number", format: percent },
      { label: "Fatigue after", kind: "number", format: percent },
    ],
    rows: day.calls.map((call, i) => [i + 1, at(call.taken), queues[call.queue] ?? "", call.waitedSeconds, call.ends - call.taken, call.pace, hostility(call), call.attempt, call.fatigueBefore, call.fatigueAfter]),
  };
}

/** Strain over the person's weeks. */
export function drawStrain({ strainByWeek: { week, strain } }: AgentDay): (frame: Frame) => Drawing {
  return ({ width }) => {
    const height = 150;
    const place = panel(width, height, { top: 10, right: 10, bottom: 26, left: 46 });
    const first = week[0] ?? 0;
    const last = Math.max(first + 1, week.at(-1) ?? 1);
    const x = scaleLinear([first + 1, last + 1], [place.left, place.right]);
    const span = Math.max(1.5, ...strain.map(Math.abs));
    const y = scaleLinear([-span, span], [place.bottom, place.top]).nice(4);
    const points = week.map((at, i) => ({ x: at + 1, y: strain[i] ?? null }));
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={x.ticks(4).filter((value) => Number.isInteger(value) && value < last + 1)} format={(value) => `week ${value}`} />
          <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={(value) => (value > 0 ? `+${value}` : String(value).replace("-", "\u2212"))} />
          <line x1={place.left} x2={place.right} y1={y(1)} y2={y(1)} stroke="var(--edge)" stroke-dasharray="3 3" />
          <Line points={points} x={x} y={y} colour="var(--ink)" width={1.8} />
        </>
      ),
      cursor: {
        panel: place,
        stops: points.map(({ x: at, y: value }): Stop => ({
          x: x(at),
          y: (place.top + place.bottom) * 0.5,
          row: 0,
          lines: [`Week ${at}`, `Strain ${value === null ? "none" : deviations(value)}`],
          dots: value === null ? [] : [{ y: y(value), colour: "var(--ink)" }],
        })),
      },
    };
  };
}

export function strainTable({ strainByWeek: { week, strain } }: AgentDay): TableData {
  return {
    columns: [
      { label: "Week", kind: "number" },
      { label: "Strain", kind: "number", format: deviations },
    ],
    rows: week.map((at, i) => [at + 1, strain[i] ?? null]),
  };
}
