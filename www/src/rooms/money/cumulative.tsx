/** What the scenario has brought by each week, less what it has cost. */
import type { PairWorth } from "../../../../src/boundary/breather";
import { AxisX, AxisY, Band, Label, Line, panel, RuleX, scaleLinear, ticks, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { number, signed } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";

function pointsOf({ cumulative }: PairWorth): { x: number; y: number | null; low: number | null; high: number | null }[] {
  return cumulative.mean.map((mean, at) => {
    const half = cumulative.halfWidth[at] ?? null;
    return { x: at + 1, y: mean, low: mean !== null && half !== null ? mean - half : null, high: mean !== null && half !== null ? mean + half : null };
  });
}

export function drawCumulative(worth: PairWorth): (frame: Frame) => Drawing {
  return ({ width }) => {
    const height = 240;
    const place = panel(width, height, { top: 18, right: 12, bottom: 28, left: 82 });
    const points = pointsOf(worth);
    const values = points.flatMap(({ y, low, high }) => [y ?? 0, low ?? 0, high ?? 0]);
    const last = Math.max(2, points.length);
    const x = scaleLinear([1, last], [place.left, place.right]);
    const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values, 1e-9)], [place.bottom, place.top]).nice(5);
    const back = worth.payBackWeek;
    const late = back !== null && x(back) > (place.left + place.right) / 2;
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={ticks(1, last, width < 420 ? 3 : 6).filter((week) => week >= 1 && Number.isInteger(week))} format={(week) => `week ${week}`} />
          <AxisY panel={place} scale={y} ticks={y.ticks(5)} format={(value) => signed(value, "money").replace(" million", " m")} />
          <line x1={place.left} x2={place.right} y1={y(0)} y2={y(0)} stroke="var(--baseline)" stroke-dasharray="4 3" />
          <Band points={points} x={x} y={y} colour="var(--scenario)" />
          <Line points={points} x={x} y={y} colour="var(--scenario)" />
          {back !== null && (
            <>
              <RuleX panel={place} at={x(back)} colour="var(--ink)" dash="2 3" />
              <Label x={x(back) + (late ? -6 : 6)} y={place.top + 2} anchor={late ? "end" : "start"} colour="var(--ink)" bold halo>
                mean paid back from week {number(back)}
              </Label>
            </>
          )}
        </>
      ),
      cursor: {
        panel: place,
        stops: points.map((point): Stop => ({
          x: x(point.x),
          y: (place.top + place.bottom) / 2,
          row: 0,
          lines: [`By the end of week ${point.x}`, point.y === null ? "not known" : signed(point.y, "money"), ...(point.low !== null && point.high !== null ? [`${signed(point.low, "money")} to ${signed(point.high, "money")}`] : [])],
          dots: point.y === null ? [] : [{ y: y(point.y), colour: "var(--scenario)" }],
        })),
      },
    };
  };
}

export function cumulativeTable(worth: PairWorth): TableData {
  const figure = (label: string) => ({ label, unit: "money", kind: "number" as const, format: (value: number) => signed(value, "money") });
  return {
    columns: [{ label: "Week", kind: "number" }, figure("Brought less cost so far"), figure("Low"), figure("High")],
    rows: pointsOf(worth).map(({ x, y, low, high }) => [x, y, low, high]),
  };
}
