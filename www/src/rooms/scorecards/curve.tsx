/** The same practice with more or fewer samples. */
import type { ScorecardReliability } from "../../../../src/boundary/breather";
import { apart, AxisX, AxisY, Label, Line, panel, RuleX, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { number, share } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import { reliabilityWords } from "./words.ts";

type Row = ScorecardReliability["curve"][number];

interface Series {
  name: string;
  short: string;
  of: (row: Row) => number;
  colour: string;
  dash?: string;
}

const SERIES: readonly Series[] = [
  { name: "Reliability", short: "reliability", of: (row) => row.reliability, colour: "var(--scenario)" },
  { name: "Flagged who truly belong there", short: "flagged truly", of: (row) => row.flaggedTruly, colour: "var(--third)", dash: "6 3" },
  { name: "Good agent written up in the year", short: "good written up", of: (row) => row.goodWrittenUp, colour: "var(--bad)", dash: "2 3" },
];

export function drawCurve({ curve, samples }: ScorecardReliability): (frame: Frame) => Drawing {
  return ({ width, roomy }) => {
    const height = roomy ? 280 : 260;
    const place = panel(width, height, { top: 30, right: roomy ? 128 : 12, bottom: 46, left: 52 });
    // One step for each number of samples: from 1 to hundreds no even axis would show the small ones.
    const x = scaleLinear([0, Math.max(1, curve.length - 1)], [place.left + 10, place.right - 4]);
    const y = scaleLinear([0, 1], [place.bottom, place.top]);
    const here = curve.findIndex((row) => row.samples === samples);
    const last = curve.at(-1);
    const heights = last ? apart(SERIES.map(({ of }) => y(of(last))), 15, place) : [];
    const every = roomy ? 1 : 3;
    return {
      width,
      height,
      marks: (
        <>
          <AxisY panel={place} scale={y} ticks={[0, 0.25, 0.5, 0.75, 1]} format={(value) => share(value, 0)} label="share; reliability of 1" />
          <AxisX panel={place} scale={x} ticks={curve.map((_, i) => i).filter((i) => i % every === 0)} format={(i) => number(curve[i]?.samples ?? 0)} label="samples of each agent in one look" />
          {here >= 0 && <RuleX panel={place} at={x(here)} colour="var(--edge)" dash="3 3" />}
          {SERIES.map(({ name, of, colour, dash }) => (
            <Line key={name} points={curve.map((row, i) => ({ x: i, y: of(row) }))} x={x} y={y} colour={colour} dash={dash} />
          ))}
          {roomy &&
            SERIES.map(({ short, colour }, i) => (
              <Label key={short} x={place.right + 4} y={heights[i]!} colour={colour} bold>
                {short}
              </Label>
            ))}
        </>
      ),
      cursor: {
        panel: place,
        start: Math.max(0, here),
        stops: curve.map(
          (row, i): Stop => ({
            x: x(i),
            y: (place.top + place.bottom) / 2,
            row: 0,
            dots: SERIES.map(({ of, colour }) => ({ y: y(of(row)), colour })),
            lines: [`${number(row.samples)} samples`, `Reliability ${reliabilityWords(row.reliability)}`, `${share(row.flaggedTruly, 0)} of the flagged belong there`, `${share(row.flaggedAboveMedian, 0)} of the flagged are in the better half`, `${share(row.goodWrittenUp, 0)}: a good agent is written up in the year`],
          }),
        ),
      },
    };
  };
}

export const CURVE_SERIES = SERIES;

export function curveTable({ curve }: ScorecardReliability): TableData {
  const whole = (value: number): string => share(value, 0);
  return {
    columns: [
      { label: "Samples", kind: "number", format: (value) => number(value) },
      { label: "Reliability", kind: "number", format: reliabilityWords },
      { label: "Flagged who truly belong there", kind: "number", format: whole },
      { label: "Flagged in the better half", kind: "number", format: whole },
      { label: "Good agent written up in the year", kind: "number", format: whole },
    ],
    rows: curve.map((row) => [row.samples, row.reliability, row.flaggedTruly, row.flaggedAboveMedian, row.goodWrittenUp]),
  };
}
