/** A column of the weeks as lines: the scenario, with the baseline behind it. */
import type { PeopleWeeks } from "../../../../src/boundary/breather";
import { AxisX, AxisY, Band, Label, Line, panel, scaleLinear, ticks, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import type { TableData } from "../../ui/index.ts";

export interface WeekMeasure {
  id: Exclude<keyof PeopleWeeks, "week">;
  label: string;
  words: (value: number) => string;
  /** The words of the axis, where they are shorter. */
  axis?: (value: number) => string;
  /** The axis begins at zero; on unless said. */
  zero?: boolean;
}

interface Of {
  weeks: PeopleWeeks;
  name: string;
  colour: string;
  dash?: string;
}

function lists(now: PeopleWeeks, start: PeopleWeeks | null): Of[] {
  const own: Of = { weeks: now, name: start ? "Scenario" : "Baseline", colour: start ? "var(--scenario)" : "var(--baseline)" };
  return start ? [{ weeks: start, name: "Baseline", colour: "var(--baseline)", dash: "4 3" }, own] : [own];
}

export function weekLines(now: PeopleWeeks, start: PeopleWeeks | null, measure: WeekMeasure, height = 190): (frame: Frame) => Drawing {
  const all = lists(now, start);
  return ({ width }) => {
    const place = panel(width, height, { top: 10, right: 10, bottom: 26, left: 46 });
    const points = all.map(({ weeks }) => {
      const of = weeks[measure.id];
      return weeks.week.map((week, at) => {
        const mean = of.mean[at] ?? null;
        const half = of.halfWidth[at] ?? null;
        return { x: week + 1, y: mean, low: mean !== null && half !== null ? mean - half : null, high: mean !== null && half !== null ? mean + half : null };
      });
    });
    const flat = points.flat();
    const values = flat.flatMap(({ y }) => y ?? []);
    // The bands of the first few repetitions are far wider than the lines; the axis is the lines'.
    const most = Math.max(...values, 1e-9);
    const least = measure.zero === false ? Math.min(...values) : 0;
    const [low, high] = [Math.max(least - (most - least) * 0.2, measure.zero === false ? -Infinity : 0), most + (most - least) * 0.35];
    const y = scaleLinear([low, high], [place.bottom, place.top]).nice(4);
    const clamp = scaleLinear(y.domain(), [place.bottom, place.top]).clamp(true);
    const last = Math.max(2, ...now.week.map((week) => week + 1));
    const x = scaleLinear([1, last], [place.left, place.right]);
    const axis = measure.axis ?? measure.words;
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={ticks(1, last, width < 420 ? 3 : 5).filter((week) => week >= 1 && week < last && Number.isInteger(week))} format={(week) => `week ${week}`} />
          <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={axis} />
          {/* Two bands on each other would hide both lines; the baseline's is in the table. */}
          <Band points={points.at(-1)!} x={x} y={clamp} colour={all.at(-1)!.colour} />
          {all.map(({ colour, dash }, at) => (
            <Line key={at} points={points[at]!} x={x} y={clamp} colour={colour} dash={dash} />
          ))}
          {start &&
            all.map(({ colour, name }, at) => (
              <Label key={at} x={place.right - 64 * (1 - at)} y={place.top + 2} anchor="end" colour={colour} bold halo small>
                {name.toLowerCase()}
              </Label>
            ))}
        </>
      ),
      cursor: {
        panel: place,
        stops: now.week.map((week, at): Stop => ({
          x: x(week + 1),
          y: (place.top + place.bottom) * 0.5,
          row: 0,
          lines: [
            `Week ${week + 1}`,
            ...all.map(({ name, weeks }) => {
              const mean = weeks[measure.id].mean[at] ?? null;
              return `${name} ${mean === null ? "none" : measure.words(mean)}`;
            }),
          ],
          dots: all.flatMap(({ colour }, i) => {
            const value = points[i]![at]?.y;
            return value == null ? [] : [{ y: clamp(value), colour }];
          }),
        })),
      },
    };
  };
}

export function weekTable(now: PeopleWeeks, start: PeopleWeeks | null, { id, words }: WeekMeasure): TableData {
  const all = lists(now, start);
  return {
    columns: [
      { label: "Week", kind: "number" },
      ...all.flatMap(({ name }) => [
        { label: name, kind: "number" as const, format: words },
        { label: `${name}, \u00b1`, kind: "number" as const, format: words, absent: "not known" },
      ]),
    ],
    rows: now.week.map((week, at) => [week + 1, ...all.flatMap(({ weeks }) => [weeks[id].mean[at] ?? null, weeks[id].halfWidth[at] ?? null])]),
  };
}
