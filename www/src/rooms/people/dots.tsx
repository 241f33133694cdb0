/** People as dots, by strain: each dot is one person at the end of the first repetition. */
import type { PeopleDots } from "../../../../src/boundary/breather";
import { AxisX, Label, panel, scaleLinear, ticks, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { deviations, number, share } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import type { Who } from "./store.ts";

interface Row {
  of: Who["of"];
  name: string;
  colour: string;
  dots: PeopleDots;
}

interface Placed {
  row: Row;
  at: number;
  x: number;
  y: number;
}

export function rowsOf(now: PeopleDots, start: PeopleDots | null): Row[] {
  const own: Row = { of: "now", name: start ? "Scenario" : "Baseline", colour: start ? "var(--scenario)" : "var(--baseline)", dots: now };
  return start ? [{ of: "start", name: "Baseline", colour: "var(--baseline)", dots: start }, own] : [own];
}

/** What a dot says: who it is and how they are. */
function lines({ row, at }: Placed, teams: readonly string[]): string[] {
  const { dots } = row;
  return [
    `${row.name}: ${personName(dots.team[at]!, dots.place[at]!, teams)}`,
    `Strain ${deviations(dots.strain[at]!)}`,
    `${number(dots.tenureWeeks[at]!)} weeks on the phone`,
    `${share(dots.proficiency[at]!, 0)} of a trained person's speed`,
    `Fatigue at the end of the last call ${share(dots.fatigue[at]!, 0)}`,
    "Enter or click: a day of theirs",
  ];
}

export function personName(team: number, place: number, teams: readonly string[]): string {
  return `Person ${place + 1}${teams.length > 1 ? `, ${teams[team] ?? ""}` : ""}`;
}

/** Dots beside each other where they would lie on each other, as close to the middle of the row as there is room. */
function swarm(values: readonly number[], x: (value: number) => number, r: number): { x: number; y: number }[] {
  const placed: { x: number; y: number }[] = [];
  const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
  const found: { x: number; y: number }[] = [];
  const apart = 2 * r + 0.6;
  for (const at of order) {
    const here = x(values[at]!);
    const near = placed.filter((dot) => here - dot.x < apart);
    const heights = [0, ...near.flatMap((dot) => {
      const reach = Math.sqrt(Math.max(0, apart * apart - (here - dot.x) * (here - dot.x)));
      return [dot.y + reach, dot.y - reach];
    })].sort((a, b) => Math.abs(a) - Math.abs(b));
    const free = heights.find((y) => near.every((dot) => (here - dot.x) ** 2 + (y - dot.y) ** 2 >= apart * apart - 1e-6)) ?? 0;
    const dot = { x: here, y: free };
    placed.push(dot);
    found[at] = dot;
  }
  return found;
}

export function drawDots(rows: readonly Row[], teams: readonly string[], chosen: Who | null, pick: (who: Who) => void): (frame: Frame) => Drawing {
  return ({ width, roomy }) => {
    const left = roomy ? 84 : 12;
    const most = Math.max(...rows.map(({ dots }) => dots.strain.length));
    const r = most > 250 ? 2.4 : roomy ? 4 : 3;
    const all = rows.flatMap(({ dots }) => dots.strain);
    const span = Math.max(2.5, ...all.map(Math.abs)) + 0.2;
    const x = scaleLinear([-span, span], [left + r, width - 12]);
    const swarms = rows.map(({ dots }) => swarm(dots.strain, x, r));
    const half = swarms.map((dots) => Math.max(22, ...dots.map(({ y }) => Math.abs(y) + r + 8)));
    const head = roomy ? 14 : 30;
    const middles: number[] = [];
    let top = head;
    for (const size of half) {
      middles.push(top + size);
      top += 2 * size + (roomy ? 6 : 20);
    }
    const height = top + 44;
    const place = panel(width, height, { top: 6, right: 12, bottom: 44, left });
    const placed: Placed[] = rows.flatMap((row, i) => swarms[i]!.map((dot, at) => ({ row, at, x: dot.x, y: middles[i]! + dot.y })));
    // Row by row and from left to right, as the cursor goes.
    placed.sort((a, b) => rows.indexOf(a.row) - rows.indexOf(b.row) || a.x - b.x);
    const isChosen = ({ row, at }: Placed): boolean => chosen !== null && chosen.of === row.of && chosen.team === row.dots.team[at] && chosen.place === row.dots.place[at];
    const start = placed.findIndex(isChosen);
    return {
      width,
      height,
      marks: (
        <>
          <rect x={x(1)} y={place.top} width={place.right - x(1)} height={place.bottom - place.top} fill="var(--soft)" />
          <line x1={x(1)} x2={x(1)} y1={place.top} y2={place.bottom} stroke="var(--edge)" stroke-dasharray="3 3" />
          <Label x={x(1) + 4} y={place.top + 8} small>
            above +1 SD
          </Label>
          {rows.map((row, i) => (
            <Label key={row.of} x={0} y={roomy ? middles[i]! : middles[i]! - half[i]! - 4} bold colour={row.colour}>
              {row.name}
            </Label>
          ))}
          {placed.map((dot) => (
            <circle key={`${dot.row.of}${dot.at}`} cx={dot.x} cy={dot.y} r={isChosen(dot) ? r + 2 : r} fill={dot.row.colour} opacity={isChosen(dot) ? 1 : 0.75} {...(isChosen(dot) && { stroke: "var(--ink)", "stroke-width": 2 })} />
          ))}
          <AxisX panel={place} scale={x} ticks={ticks(-span, span, roomy ? 7 : 5)} format={(value) => (value > 0 ? `+${value}` : number(value, 1))} label="strain, SD of the base workforce" />
        </>
      ),
      cursor: {
        panel: place,
        ...(start >= 0 && { start }),
        stops: placed.map((dot): Stop => ({
          x: dot.x,
          y: dot.y,
          row: rows.indexOf(dot.row),
          box: { x: dot.x - r - 2, y: dot.y - r - 2, width: 2 * r + 4, height: 2 * r + 4 },
          lines: lines(dot, teams),
        })),
        pick: (stop) => {
          const dot = placed[stop];
          if (dot) pick({ of: dot.row.of, team: dot.row.dots.team[dot.at]!, place: dot.row.dots.place[dot.at]! });
        },
      },
    };
  };
}

export function dotsTable(rows: readonly Row[], teams: readonly string[]): TableData {
  const whole = (value: number): string => share(value, 0);
  return {
    columns: [
      { label: "Scenario", kind: "text" },
      { label: "Person", kind: "text" },
      { label: "Strain", kind: "number", format: deviations },
      { label: "Fatigue", kind: "number", format: whole },
      { label: "On the phone", unit: "weeks", kind: "number", format: (value) => number(value) },
      { label: "Speed", unit: "of a trained person's", kind: "number", format: whole },
    ],
    rows: rows.flatMap(({ name, dots }) => dots.strain.map((strain, at) => [name, personName(dots.team[at]!, dots.place[at]!, teams), strain, dots.fatigue[at]!, dots.tenureWeeks[at]!, dots.proficiency[at]!])),
  };
}
