/** One small picture for each column. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { AxisX, AxisY, Dot, Label, panel, scaleBand, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { money, share, signed } from "../../format.ts";
import { currency } from "../../state/currency.ts";
import { Figure, type TableData } from "../../ui/index.ts";
import { weekLines, weekTable } from "../people/weekLines.tsx";
import { SHORT } from "../staffing/week.ts";
import type { Answer } from "./answers.ts";
import { accountsOf } from "./outcomes.ts";
import { certainty } from "./words.ts";

interface PictureProps {
  answer: Answer;
}

/** Service level by weekday: baseline and scenario, with the spread of single days. */
export function ServicePicture({ answer }: PictureProps): JSX.Element | null {
  const pool = answer.now.pools[0];
  const before = answer.start.pools[0];
  const { same } = answer.pair;
  const found = useMemo(() => {
    if (!pool || !before) return null;
    const open = pool.days.weekday.map((_, at) => at).filter((at) => (pool.days.offered.mean[at] ?? 0) > 0);
    const table: TableData = {
      columns: [
        { label: "Weekday", kind: "text" },
        ...(same ? ["Scenario"] : ["Baseline", "Scenario"]).flatMap((label) =>
          ["mean", "one day in ten is below", "one day in ten is above"].map((unit) => ({ label, unit, kind: "number" as const, format: share })),
        ),
      ],
      rows: open.map((at) => [
        SHORT[pool.days.weekday[at] ?? 0] ?? "",
        ...(same ? [pool] : [before, pool]).flatMap(({ days: { serviceLevel: of } }) => [of.mean[at] ?? null, of.p10[at] ?? null, of.p90[at] ?? null]),
      ]),
    };
    const draw = ({ width }: Frame): Drawing => {
      const height = 168;
      const place = panel(width, height, { top: 10, right: 6, bottom: 26, left: 46 });
      const x = scaleBand([...open], [place.left, place.right]);
      const least = Math.min(0.8, ...open.flatMap((at) => [pool.days.serviceLevel.p10[at] ?? 1, before.days.serviceLevel.p10[at] ?? 1]));
      const y = scaleLinear([least, 1], [place.bottom, place.top]).nice(4);
      const middle = (at: number): number => (x(at) ?? 0) + x.bandwidth() * 0.5;
      const shift = same ? 0 : 5;
      const one = (of: typeof pool, at: number, by: number, colour: string): JSX.Element | null => {
        const { mean, p10, p90 } = of.days.serviceLevel;
        if (mean[at] == null) return null;
        return (
          <>
            <line x1={middle(at) + by} x2={middle(at) + by} y1={y(p10[at] ?? mean[at])} y2={y(p90[at] ?? mean[at])} stroke={colour} stroke-width={5} stroke-linecap="round" opacity={0.35} />
            <Dot x={middle(at) + by} y={y(mean[at])} r={4} colour={colour} />
          </>
        );
      };
      return {
        width,
        height,
        marks: (
          <>
            <AxisX panel={place} scale={middle} ticks={open} format={(at) => SHORT[pool.days.weekday[at] ?? 0] ?? ""} />
            <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={(value) => share(value, 0)} />
            {open.map((at) => (
              <g key={at}>
                {!same && one(before, at, -shift, "var(--baseline)")}
                {one(pool, at, shift, same ? "var(--baseline)" : "var(--scenario)")}
              </g>
            ))}
          </>
        ),
        cursor: {
          panel: place,
          stops: open.map((at): Stop => ({
            x: middle(at),
            y: (place.top + place.bottom) * 0.5,
            row: 0,
            lines: [
              SHORT[pool.days.weekday[at] ?? 0] ?? "",
              ...(same ? [] : [`Baseline ${share(before.days.serviceLevel.mean[at] ?? 0)}`]),
              `${same ? "Mean" : "Scenario"} ${share(pool.days.serviceLevel.mean[at] ?? 0)}`,
              `One day in ten below ${share(pool.days.serviceLevel.p10[at] ?? 0)}`,
            ],
          })),
        },
      };
    };
    return { table, draw };
  }, [pool, before, same]);
  if (!found) return null;
  return (
    <Figure
      title="Service level by weekday"
      subtitle={`Dot: the mean day; bar: eight days in ten${answer.now.pools.length > 1 ? `; ${pool!.name}` : ""}`}
      draw={found.draw}
      table={found.table}
      file="service level by weekday"
    />
  );
}

/** Strain above +1 SD by week. */
export function StrainPicture({ answer }: PictureProps): JSX.Element | null {
  const now = answer.now.people;
  const start = answer.pair.same ? null : answer.start.people;
  const found = useMemo(() => {
    if (!now) return null;
    const measure = { id: "strainAboveOneSd", label: "Strain above +1 SD", words: share, axis: (value: number) => share(value, 0) } as const;
    return { draw: weekLines(now.weeks, start?.weeks ?? null, measure, 168), table: weekTable(now.weeks, start?.weeks ?? null, measure) };
  }, [now, start]);
  if (!found) return null;
  return (
    <Figure
      title="People with strain above +1 SD"
      subtitle="By week; band: 95 % interval of the mean"
      draw={found.draw}
      table={found.table}
      file="strain above one SD by week"
    />
  );
}

/** The accounts of the total cost, or what has become of each. */
export function AccountsPicture({ answer }: PictureProps): JSX.Element | null {
  const found = useMemo(() => {
    const { same } = answer.pair;
    const rows = accountsOf(answer).map(({ label, now, start, difference }) => {
      const clear = difference !== null && certainty(difference).clear;
      return { label, now: now.mean ?? 0, start: start.mean ?? 0, value: same ? (now.mean ?? 0) : (difference?.mean ?? 0), low: difference?.low ?? null, high: difference?.high ?? null, clear };
    });
    if (rows.length === 0) return null;
    const table: TableData = {
      columns: [
        { label: "Account", kind: "text" },
        ...(same ? ["Cost"] : ["Baseline", "Scenario", "Difference", "Low", "High"]).map((label) => ({ label, unit: "money", kind: "number" as const, format: money })),
      ],
      rows: rows.map((row) => (same ? [row.label, row.now] : [row.label, row.start, row.now, row.value, row.low, row.high])),
    };
    const draw = ({ width }: Frame): Drawing => {
      const height = 22 * rows.length + 14;
      const place = panel(width, height, { top: 6, right: 6, bottom: 8, left: 112 });
      const least = Math.min(0, ...rows.map(({ value }) => value));
      const most = Math.max(0, ...rows.map(({ value }) => value));
      // Words stand at the outer end of each bar.
      const room = 62;
      const x = scaleLinear([least, most === least ? 1 : most], [place.left + (least < 0 ? room : 0), place.right - (most > 0 ? room : 0)]);
      const y = (at: number): number => place.top + 22 * at + 11;
      return {
        width,
        height,
        marks: (
          <>
            <line x1={x(0)} x2={x(0)} y1={place.top} y2={place.bottom} stroke="var(--edge)" />
            {rows.map(({ label, value, clear }, at) => {
              const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
              const colour = same || !clear ? "var(--baseline)" : value > 0 ? "var(--bad)" : "var(--good)";
              return (
                <g key={label}>
                  <Label x={0} y={y(at)}>
                    {label}
                  </Label>
                  <rect x={from} y={y(at) - 7} width={Math.max(1, to - from)} height={14} rx={2} fill={colour} opacity={same || clear ? 0.85 : 0.45} />
                  <Label x={value < 0 ? from - 5 : to + 5} y={y(at)} anchor={value < 0 ? "end" : "start"} small>
                    {same ? money(value) : signed(value, "money").replace(" million", " m")}
                  </Label>
                </g>
              );
            })}
          </>
        ),
        cursor: {
          panel: place,
          stops: rows.map((row, at): Stop => ({
            x: x(row.value),
            y: y(at),
            row: at,
            box: { x: place.left - 2, y: y(at) - 10, width: Math.max(4, place.right - place.left), height: 20 },
            lines: [
              row.label,
              ...(same ? [money(row.now)] : [`Baseline ${money(row.start)}`, `Scenario ${money(row.now)}`, `Difference ${signed(row.value, "money")}${row.low !== null && row.high !== null ? `, ${signed(row.low, "money")} to ${signed(row.high, "money")}` : ""}`]),
            ],
          })),
        },
      };
    };
    return { table, draw };
  }, [answer, currency.value]);
  if (!found) return null;
  const long = answer.now.weeks === 52 ? "in a year" : `in ${answer.now.weeks} weeks`;
  return (
    <Figure
      title={answer.pair.same ? "What it costs" : "What pays for what"}
      subtitle={answer.pair.same ? `By account, ${long}` : `Difference by account, ${long}; grey: no clear change`}
      draw={found.draw}
      table={found.table}
      file="cost by account"
    />
  );
}
