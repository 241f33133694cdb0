/** The pictures of the Queue lab: one metric by three formulas along one axis. */
import type { QueueModel, QueueResult } from "../../../../src/boundary/breather";
import { apart, AxisX, AxisY, Dot, Label, Line, panel, RuleX, RuleY, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { number, share } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import { MODELS, NAMES, type Curve } from "./questions.ts";

/** One picture. */
export interface Picture {
  /** The axis: values, their word and where the queue and the start stand on it. */
  axis: { label: string; values: number[]; now: number; start: number };
  curve: Curve;
  /** What is drawn of a result, for a formula; null for a formula that has nothing to draw. */
  of: (result: QueueResult, model: QueueModel) => number | null;
  /** What each line is called beside itself. */
  names: Record<QueueModel, string>;
  /** The metric's name, in the table. */
  metric: string;
  /** A goal to draw across, if there is one. */
  goal: number | null;
  /** The scale ends at 1 rather than at the largest value. */
  whole: boolean;
}

interface Point {
  x: number;
  y: number;
}

const LOOKS: Record<QueueModel, { colour: string; dash?: string; width: number }> = {
  erlangA: { colour: "var(--scenario)", width: 2.5 },
  erlangC: { colour: "var(--third)", dash: "7 4", width: 2 },
  erlangB: { colour: "var(--second)", dash: "2 4", width: 2.25 },
};

function points(picture: Picture, model: QueueModel): Point[] {
  return picture.axis.values.flatMap((x, i) => {
    const result = picture.curve[model][i];
    const y = result ? picture.of(result, model) : null;
    return y === null ? [] : [{ x, y }];
  });
}

/** Pixels between labels at the end of lines. */
const APART = 16;

export function drawCurves(picture: Picture, frame: Frame): Drawing {
  const { axis, goal } = picture;
  const { roomy, width } = frame;
  const height = roomy ? 280 : 250;
  const place = panel(width, height, { top: 24, right: roomy ? 98 : 70, bottom: 42, left: 46 });
  const lines = MODELS.map((model) => ({ model, line: points(picture, model) })).filter(({ line }) => line.length > 0);
  const first = axis.values[0] ?? 0;
  const last = axis.values.at(-1) ?? 1;
  const top = picture.whole ? 1 : Math.min(1, Math.max(0.05, ...lines.flatMap(({ line }) => line.map((p) => p.y))));
  const x = scaleLinear([first, last], [place.left, place.right]);
  const y = scaleLinear([0, top], [place.bottom, place.top]);
  const labels = apart(
    lines.map(({ line }) => y(line.at(-1)!.y)),
    APART,
    place,
  );
  const startSeen = axis.start !== axis.now && axis.start >= first && axis.start <= last;
  return {
    width,
    height,
    marks: (
      <>
        <AxisX panel={place} scale={x} ticks={x.ticks(Math.max(2, Math.floor((place.right - place.left) / 52)))} format={(v) => number(v, 1)} label={axis.label} />
        <AxisY panel={place} scale={y} ticks={y.ticks(5)} format={(v) => share(v, 0)} />
        {goal !== null && goal <= top && <RuleY panel={place} at={y(goal)} colour="var(--muted)" dash="1 3" />}
        {startSeen && <RuleX panel={place} at={x(axis.start)} colour="var(--baseline)" dash="4 3" />}
        <RuleX panel={place} at={x(axis.now)} colour="var(--ink)" />
        {startSeen && (
          <Label x={x(axis.start)} y={place.top - 12} colour="var(--baseline)" anchor={axis.start < axis.now && axis.start > first + 0.1 * (last - first) ? "end" : "start"}>
            start
          </Label>
        )}
        <Label
          x={x(axis.now)}
          y={place.top - 12}
          colour="var(--ink)"
          anchor={axis.now > first + 0.8 * (last - first) ? "end" : startSeen ? (axis.start > axis.now ? "end" : "start") : "middle"}
          bold
        >
          now {number(axis.now, 1)}
        </Label>
        {lines.map(({ model, line }) => (
          <Line key={model} points={line} x={x} y={y} {...LOOKS[model]} />
        ))}
        {goal !== null && goal <= top && (
          <Label x={place.left + 4} y={y(goal) - 9} halo>
            goal {share(goal, 0)}
          </Label>
        )}
        {lines.map(({ model }, i) => (
          <Label key={model} x={place.right + 10} y={labels[i]!} colour={LOOKS[model].colour} bold>
            {roomy ? picture.names[model] : NAMES[model]}
          </Label>
        ))}
        {lines.flatMap(({ model, line }) =>
          line.filter((p) => p.x === axis.now).map((p) => <Dot key={model} x={x(p.x)} y={y(p.y)} colour={LOOKS[model].colour} />),
        )}
      </>
    ),
    cursor: {
      panel: place,
      start: Math.max(0, axis.values.indexOf(axis.now)),
      stops: axis.values.map((value, i): Stop => {
        const read = MODELS.flatMap((model) => {
          const result = picture.curve[model][i];
          const share = result ? picture.of(result, model) : null;
          return share === null ? [] : [{ model, share }];
        });
        return {
          x: x(value),
          y: (place.top + place.bottom) / 2,
          row: 0,
          lines: [`${axis.label}: ${number(value, 1)}`, ...read.map((one) => `${NAMES[one.model]}: ${share(one.share)}`)],
          dots: read.map((one) => ({ y: y(one.share), colour: LOOKS[one.model].colour })),
        };
      }),
    },
  };
}

/** The same numbers as a table. */
export function tableOf(picture: Picture): TableData {
  return {
    columns: [
      { label: picture.axis.label, kind: "number", format: (v) => number(v, 1) },
      ...MODELS.filter((m) => points(picture, m).length > 0).map((m) => ({
        label: `${picture.metric}, ${picture.names[m]}`,
        kind: "number" as const,
        format: (v: number) => share(v),
      })),
    ],
    rows: picture.axis.values.map((x, i) => [
      x,
      ...MODELS.filter((m) => points(picture, m).length > 0).map((m) => {
        const result = picture.curve[m][i];
        return result ? picture.of(result, m) : null;
      }),
    ]),
  };
}
