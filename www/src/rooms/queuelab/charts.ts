/** The pictures of the Queue lab: one metric by three formulas along one axis. */
import * as Plot from "@observablehq/plot";
import type { QueueModel, QueueResult } from "../../../../src/boundary/breather";
import { number, share } from "../../format.ts";
import type { Frame, TableData } from "../../ui/index.ts";
import { MODELS, NAMES, type Curve } from "./questions.ts";

/** One picture. */
export interface Picture {
  /** The axis: values, their word and where the queue and the start stand on it. */
  axis: { label: string; unit: string; values: number[]; now: number; start: number };
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
  model: QueueModel;
}

const LOOKS: Record<QueueModel, { stroke: string; dash: string; width: number }> = {
  erlangA: { stroke: "var(--scenario)", dash: "none", width: 2.5 },
  erlangC: { stroke: "var(--third)", dash: "7 4", width: 2 },
  erlangB: { stroke: "var(--second)", dash: "2 4", width: 2.25 },
};

/** Least distance between two labels at the end of lines, as a share of the height. */
const APART = 0.085;

function points(picture: Picture, model: QueueModel): Point[] {
  return picture.axis.values.flatMap((x, i) => {
    const result = picture.curve[model][i];
    const y = result ? picture.of(result, model) : null;
    return y === null ? [] : [{ x, y, model }];
  });
}

/** Heights of the labels at the right end, moved apart where lines meet, kept inside the frame. */
function spread(ends: Point[], top: number): { point: Point; y: number }[] {
  const gap = APART * top;
  const placed = [...ends].sort((a, b) => b.y - a.y || MODELS.indexOf(a.model) - MODELS.indexOf(b.model)).map((point) => ({ point, y: point.y }));
  placed.forEach((label, i) => {
    const above = placed[i - 1];
    if (above) label.y = Math.min(label.y, above.y - gap);
  });
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    const below = placed[i + 1];
    placed[i]!.y = Math.max(placed[i]!.y, below ? below.y + gap : 0);
  }
  return placed;
}

export function draw(picture: Picture, frame: Frame): Plot.PlotOptions {
  const { axis } = picture;
  const lines = MODELS.map((model) => points(picture, model)).filter((line) => line.length > 0);
  const all = lines.flat();
  const first = axis.values[0] ?? 0;
  const last = axis.values.at(-1) ?? 1;
  const top = picture.whole ? 1 : Math.min(1, Math.max(0.05, ...all.map((p) => p.y)));
  const ends = spread(
    lines.map((line) => line.at(-1)!),
    top,
  );
  const atNow = lines.flatMap((line) => line.filter((p) => p.x === axis.now));
  const rows = axis.values.map((x, i) => ({ x, i }));
  const startSeen = axis.start !== axis.now && axis.start >= first && axis.start <= last;
  const tip = ({ x, i }: { x: number; i: number }): string =>
    [
      `${number(x, 1)} ${axis.unit}`,
      ...MODELS.flatMap((model) => {
        const result = picture.curve[model][i];
        const y = result ? picture.of(result, model) : null;
        return y === null ? [] : [`${NAMES[model]}: ${share(y)}`];
      }),
    ].join("\n");
  return {
    height: frame.roomy ? 280 : 250,
    marginTop: 24,
    marginLeft: 46,
    marginRight: frame.roomy ? 98 : 70,
    marginBottom: 40,
    x: { domain: [first, last], label: axis.label, labelArrow: "none", labelAnchor: "center", ticks: frame.roomy ? 8 : 3 },
    y: { domain: [0, top], label: null, tickFormat: (v: number) => share(v, 0), ticks: 5 },
    marks: [
      Plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1, ticks: 5 }),
      ...(picture.goal !== null && picture.goal <= top
        ? [
            Plot.ruleY([picture.goal], { stroke: "var(--muted)", strokeDasharray: "1 3" }),
            Plot.text([picture.goal], { x: first, y: picture.goal, dx: 4, dy: -7, textAnchor: "start", fill: "var(--muted)", stroke: "var(--card)", strokeWidth: 4, text: (g: number) => `goal ${share(g, 0)}` }),
          ]
        : []),
      ...(startSeen
        ? [
            Plot.ruleX([axis.start], { stroke: "var(--baseline)", strokeDasharray: "4 3" }),
            Plot.text([axis.start], {
              x: axis.start,
              frameAnchor: "top",
              dy: -12,
              textAnchor: axis.start < axis.now && axis.start > first + 0.1 * (last - first) ? "end" : "start",
              fill: "var(--baseline)",
              text: () => "start",
            }),
          ]
        : []),
      Plot.ruleX([axis.now], { stroke: "var(--ink)", strokeWidth: 1 }),
      Plot.text([axis.now], {
        x: axis.now,
        frameAnchor: "top",
        dy: -12,
        textAnchor: axis.now > first + 0.8 * (last - first) ? "end" : startSeen ? (axis.start > axis.now ? "end" : "start") : "middle",
        fill: "var(--ink)",
        fontWeight: 600,
        text: () => `now ${number(axis.now, 1)}`,
      }),
      ...lines.map((line) => {
        const look = LOOKS[line[0]!.model];
        return Plot.line(line, { x: "x", y: "y", stroke: look.stroke, strokeWidth: look.width, strokeDasharray: look.dash });
      }),
      Plot.text(ends, {
        x: last,
        y: "y",
        dx: 10,
        textAnchor: "start",
        fontWeight: 600,
        fill: (e: { point: Point }) => LOOKS[e.point.model].stroke,
        text: (e: { point: Point }) => (frame.roomy ? picture.names[e.point.model] : NAMES[e.point.model]),
      }),
      Plot.dot(atNow, { x: "x", y: "y", r: 4.5, fill: (p: Point) => LOOKS[p.model].stroke, stroke: "var(--card)", strokeWidth: 1.5 }),
      Plot.tip(rows, Plot.pointerX({ x: "x", y: () => top * 0.5, title: tip, anchor: "left", stroke: "var(--edge)", fill: "var(--card)", textPadding: 8 })),
    ],
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
