/** The journey of contacts as a picture of flows: what came at the left, what became of it at the right. */
import { linkHorizontal } from "d3-shape";
import type { JSX } from "preact";
import type { Estimate, Journey, JourneyStage } from "../../../../src/boundary/breather";
import { Label, panel, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { about, count, money } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import { withGive } from "./words.ts";

type EndId = "resolved" | "handedOn" | "callBack" | "letBe" | "redialed" | "gaveUp";

/** What becomes of a call; those that come back have the colour of what they come back as. */
const ENDS: readonly { id: EndId; label: string; long: string; colour: string }[] = [
  { id: "resolved", label: "Resolved", long: "Resolved", colour: "var(--good)" },
  { id: "callBack", label: "Will call again", long: "Not resolved, will call again", colour: "var(--second)" },
  { id: "handedOn", label: "Handed on", long: "Handed on to a department", colour: "var(--third)" },
  { id: "letBe", label: "Let it be", long: "Not resolved, let it be", colour: "var(--bad)" },
  { id: "redialed", label: "Hung up, redial", long: "Hung up, redial at once", colour: "var(--edge)" },
  { id: "gaveUp", label: "Hung up for good", long: "Hung up for good", colour: "var(--bad)" },
];

/** Nobody in the centre can do more for a chaser than tell how it stands. */
const CHASED = { label: "Still waiting", long: "Told that it is not done yet" };

const STAGES: Record<JourneyStage["kind"], { title: string; from: string; colour: string }> = {
  first: { title: "First calls", from: "an issue begins", colour: "var(--ink)" },
  repeat: { title: "Repeats", from: "not resolved before", colour: "var(--second)" },
  chase: { title: "Chasers", from: "handed on, and not done yet", colour: "var(--third)" },
};

const HEAD = 40;
const BETWEEN = 18;
const NODE = 9;
/** Pixels of a letter. */
const LETTER = 6.6;
/** The least height of a line of words. */
const LINE = 18;

interface End {
  id: EndId;
  label: string;
  long: string;
  colour: string;
  value: Estimate;
  thick: number;
  /** Middle of its place at the right, and of its slice at the left. */
  at: number;
  from: number;
  tall: number;
}

interface Block {
  stage: JourneyStage;
  top: number;
  bar: { y: number; height: number };
  ends: readonly End[];
}

/** Places for all blocks below each other; `scale` is pixels a call. */
function layout(journey: Journey, scale: number): { blocks: Block[]; height: number } {
  let top = 4;
  const blocks = journey.stages.flatMap((stage): Block[] => {
    if ((stage.attempts.mean ?? 0) === 0) return [];
    const found = ENDS.flatMap((end) => {
      const value = stage[end.id];
      const words = stage.kind === "chase" && end.id === "handedOn" ? CHASED : end;
      return (value.mean ?? 0) > 0 ? [{ ...words, id: end.id, colour: end.colour, value, thick: (value.mean ?? 0) * scale }] : [];
    });
    const bar = (stage.attempts.mean ?? 0) * scale;
    const tall = found.map(({ thick }) => Math.max(thick, LINE) + 3);
    const all = Math.max(bar, tall.reduce((sum, one) => sum + one, 0));
    const y = top + HEAD;
    const barTop = y + (all - bar) / 2;
    let at = y;
    let from = barTop;
    const ends = found.map((end, i): End => {
      const placed = { ...end, tall: tall[i]!, at: at + tall[i]! / 2, from: from + end.thick / 2 };
      at += tall[i]!;
      from += end.thick;
      return placed;
    });
    top = y + all + BETWEEN;
    return [{ stage, top: y - HEAD, bar: { y: barTop, height: Math.max(bar, 1) }, ends }];
  });
  return { blocks, height: Math.max(60, top - BETWEEN + 6) };
}

const link = linkHorizontal<{ source: [number, number]; target: [number, number] }, [number, number]>();

/** `most`: the calls of the greatest stage of all journeys that are drawn beside each other, so that their widths compare. */
export function drawFlow(journey: Journey, most: number): (frame: Frame) => Drawing {
  return ({ width, roomy }) => {
    const { blocks, height } = layout(journey, (roomy ? 230 : 180) / Math.max(1, most));
    const longest = Math.max(0, ...blocks.flatMap(({ ends }) => ends.map((end) => `${roomy ? end.long : end.label} ${count(end.value.mean ?? 0)}`.length)));
    const right = width - (NODE + 12 + LETTER * longest);
    const stops = blocks.flatMap(({ stage, bar, ends }, b): Stop[] => {
      const row = b * ENDS.length;
      const { title } = STAGES[stage.kind];
      return [
        {
          x: NODE / 2,
          y: bar.y + bar.height / 2,
          row,
          box: { x: 0, y: bar.y - 1, width: NODE, height: bar.height + 2 },
          lines: [title, `${withGive(stage.attempts)} calls`, `of them redials ${withGive(stage.redials)}`, `answered ${withGive(stage.answered)}`, `paid with ${withGive(stage.cost, money)}`],
        },
        ...ends.map((end, i): Stop => ({
          x: right,
          y: end.at,
          row: row + i,
          box: { x: right - 1, y: end.at - end.tall / 2 + 1, width: width - right, height: end.tall - 2 },
          lines: [`${title}: ${end.long.charAt(0).toLowerCase()}${end.long.slice(1)}`, withGive(end.value)],
        })),
      ];
    });
    return {
      width,
      height,
      marks: blocks.map((block) => <Stage key={block.stage.kind} block={block} right={right} roomy={roomy} />),
      cursor: { panel: panel(width, height, { left: 0, right: 0, top: 0, bottom: 0 }), stops },
    };
  };
}

function Stage({ block: { stage, top, bar, ends }, right, roomy }: { block: Block; right: number; roomy: boolean }): JSX.Element {
  const { title, from, colour } = STAGES[stage.kind];
  const redials = (stage.redials.mean ?? 0) > 0 ? `${count(stage.redials.mean!)} of them redials; ` : "";
  return (
    <g>
      <text x={0} y={top + 13} fill="var(--ink)" font-weight={600} font-size={13}>
        {title} {count(stage.attempts.mean ?? 0)}
        <tspan fill="var(--muted)" font-weight={400} font-size={12}>{`  ${from}`}</tspan>
      </text>
      <Label x={0} y={top + 25} small>
        {`${redials}answering cost ${money(stage.cost.mean ?? 0)}`}
      </Label>
      {ends.map((end) => (
        <path key={end.id} d={link({ source: [NODE, end.from], target: [right, end.at] }) ?? ""} fill="none" stroke={end.colour} stroke-width={Math.max(1, end.thick)} stroke-opacity={0.38} />
      ))}
      <rect x={0} y={bar.y} width={NODE} height={bar.height} fill={colour} />
      {ends.map((end) => (
        <g key={end.id}>
          <rect x={right} y={end.at - Math.max(1, end.thick) / 2} width={NODE} height={Math.max(1, end.thick)} fill={end.colour} />
          <text x={right + NODE + 6} y={end.at} dy="0.32em" fill="var(--muted)">
            {roomy ? end.long : end.label}{" "}
            <tspan fill="var(--ink)" font-weight={600}>
              {count(end.value.mean ?? 0)}
            </tspan>
          </text>
        </g>
      ))}
    </g>
  );
}

const MEASURES: readonly { id: Exclude<keyof JourneyStage, "kind">; label: string; money?: boolean }[] = [
  { id: "attempts", label: "Calls that came" },
  { id: "redials", label: "of them redials" },
  { id: "answered", label: "Answered" },
  ...ENDS.map(({ id, long }) => ({ id, label: long })),
  { id: "cost", label: "Paid time for the answered", money: true },
];

/** The same as rows of stages, each figure with half the width of its interval. */
export function flowTable(journey: Journey): TableData {
  return {
    columns: [
      { label: "Calls", kind: "text" },
      ...MEASURES.flatMap(({ label, money: sum }) => {
        const format = sum ? money : about;
        const unit = sum ? "money" : "calls";
        return [
          { label, unit, kind: "number" as const, format },
          { label: `${label}, interval`, unit: `\u00b1 ${unit}`, kind: "number" as const, format, absent: "not known" },
        ];
      }),
    ],
    rows: journey.stages.map((stage) => [STAGES[stage.kind].title, ...MEASURES.flatMap(({ id }) => [stage[id].mean, stage[id].halfWidth])]),
  };
}

/** What a screen reader hears of the picture. */
export function flowWords(journey: Journey): string {
  const words = (stage: JourneyStage, id: EndId, long: string): string => (stage.kind === "chase" && id === "handedOn" ? CHASED.long : long).toLowerCase();
  return journey.stages
    .filter(({ attempts }) => (attempts.mean ?? 0) > 0)
    .map((stage) => `${STAGES[stage.kind].title}: ${count(stage.attempts.mean ?? 0)} calls, of which ${ENDS.filter(({ id }) => (stage[id].mean ?? 0) > 0).map(({ id, long }) => `${words(stage, id, long)} ${count(stage[id].mean!)}`).join(", ")}`)
    .join(". ");
}
