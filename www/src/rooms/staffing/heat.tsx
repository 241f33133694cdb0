/** A week as a heat-map: weekdays down, intervals across, with its legend inside the drawing so that it is saved too. */

import type { JSX } from "preact";
import { AxisX, Label, panel, ramp, RampLegend, RowNames, scaleBand, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { clock } from "../../format.ts";
import { SHORT, type Cell } from "./week.ts";

export interface HeatOptions {
  /** Words for one value, with its unit. */
  words: (value: number) => string;
  /** Words for a value in the legend, whose title has the unit; `words` if absent. */
  bound?: (value: number) => string;
  /** What else a cell's tip says. */
  also?: (at: number) => string[];
  /** What the colours stand for, with the unit. */
  legend: string;
  /** Minutes of an interval. */
  minutes: number;
  /** Values on the wrong side are marked by a dot and the colour of a miss. */
  goal?: { value: number; side: "atLeast" | "atMost"; words: string } | null;
  /** The token of the full colour. */
  colour?: string;
  /** The range that the colours span; from 0 to the greatest value if absent. */
  domain?: [number, number];
}

/** Pixels that a cell needs to be told from the next. */
const NARROWEST = 11;
const LEFT = 40;
const RIGHT = 22;
const ROW = 26;
const LEGEND = 54;
/** Where the legend of misses starts. */
const MISSED = LEFT + 150;

/** The width that a heat-map of these cells needs; it scrolls where there is less room. */
export function heatWidth(found: readonly Cell[]): number {
  return LEFT + RIGHT + new Set(found.map((cell) => cell.startMinute)).size * NARROWEST;
}

/** The hours named on the axis, as close as they can stand without touching. */
export function hourTicks(from: number, to: number, width: number): number[] {
  const pixelsPerLabel = 52;
  const step = [60, 120, 180, 240, 360].find((minutes) => width * minutes >= pixelsPerLabel * (to - from)) ?? 360;
  const found: number[] = [];
  for (let minute = 0; minute <= 1440; minute += step) if (minute >= from && minute <= to) found.push(minute);
  return found;
}

type Open = Cell & { value: number };

/** The drawing of a week's cells; closed intervals stay empty. */
export function weekHeat(found: readonly Cell[], options: HeatOptions): (frame: Frame) => Drawing {
  const { goal, words, minutes } = options;
  const starts = [...new Set(found.map((cell) => cell.startMinute))].sort((a, b) => a - b);
  const open = found.filter((cell): cell is Open => cell.value !== null).sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute);
  const weekdays = [...new Set(open.map((cell) => cell.weekday))];
  const most = Math.max(...open.map((cell) => cell.value), 0);
  const misses = (cell: Open) => goal != null && (goal.side === "atLeast" ? cell.value < goal.value - 1e-9 : cell.value > goal.value + 1e-9);
  const anyMissed = open.some(misses);
  const colours = ramp(options.domain ?? [0, most || 1], options.colour ?? "scenario");
  return (frame) => {
    const width = Math.max(frame.width, heatWidth(found));
    // What a mark means goes under the colours where it does not fit beside their heading.
    const beside = MISSED + 18 + (goal?.words.length ?? 0) * 6.5 <= frame.width;
    const height = 6 + weekdays.length * ROW + 24 + LEGEND + (anyMissed && !beside ? 20 : 0);
    const top = 6;
    const bottom = top + weekdays.length * ROW;
    const place = panel(width, height, { top, left: LEFT, right: RIGHT, bottom: height - bottom });
    const columns = scaleBand(starts, [place.left, place.right]).paddingInner(0.08);
    const rows = scaleBand(weekdays, [place.top, place.bottom]).paddingInner(0.08);
    const first = starts[0] ?? 0;
    const last = (starts.at(-1) ?? 0) + minutes;
    // Hours stand where their interval begins; hours in which nothing is open take no place.
    const hour = (minute: number) => columns(minute) ?? place.right;
    const hours = hourTicks(first, last, place.right - place.left).filter((minute) => minute === last || columns(minute) !== undefined);
    const box = (cell: Open) => ({ x: columns(cell.startMinute) ?? 0, y: rows(cell.weekday) ?? 0, width: columns.bandwidth(), height: rows.bandwidth() });
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={hour} ticks={hours} format={clock} />
          <RowNames left={place.left} rows={weekdays.map((weekday) => ({ y: (rows(weekday) ?? 0) + rows.bandwidth() / 2, name: SHORT[weekday] }))} />
          {open.map((cell) => {
            const at = box(cell);
            return misses(cell) ? (
              <g key={cell.at}>
                <rect {...at} fill="var(--card)" stroke="var(--bad)" stroke-width={0.8} />
                <circle cx={at.x + at.width / 2} cy={at.y + at.height / 2} r={2.5} fill="var(--bad)" />
              </g>
            ) : (
              <rect key={cell.at} {...at} fill={colours.of(cell.value)} stroke="var(--rule)" stroke-width={0.6} />
            );
          })}
          <RampLegend of={colours} x={LEFT} y={bottom + 34} width={Math.min(width, frame.width) - LEFT - RIGHT} title={options.legend} format={options.bound ?? words} />
          {anyMissed && goal && (
            <Missed x={beside ? MISSED : LEFT} y={bottom + (beside ? 40 : 88)}>
              {goal.words}
            </Missed>
          )}
        </>
      ),
      cursor: {
        panel: place,
        stops: open.map((cell): Stop => {
          const at = box(cell);
          return {
            x: at.x + at.width / 2,
            y: at.y + at.height / 2,
            row: cell.weekday,
            box: at,
            lines: [
              `${SHORT[cell.weekday]} ${clock(cell.startMinute)}\u2013${clock(cell.startMinute + minutes)}`,
              words(cell.value),
              ...(options.also?.(cell.at) ?? []),
              ...(goal && misses(cell) ? [goal.words] : []),
            ],
          };
        }),
      },
    };
  };
}

/** What a marked cell means. */
function Missed({ x, y, children }: { x: number; y: number; children: string }): JSX.Element {
  return (
    <g>
      <rect x={x} y={y - 6} width={12} height={12} fill="none" stroke="var(--bad)" stroke-width={0.8} />
      <circle cx={x + 6} cy={y} r={2.5} fill="var(--bad)" />
      <Label x={x + 18} y={y} small>
        {children}
      </Label>
    </g>
  );
}
