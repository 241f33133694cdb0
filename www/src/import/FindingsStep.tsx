import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { VolumesResult } from "../../../src/boundary/breather";
import { AxisX, AxisY, dateTicks, Dot, Line, panel, scaleLinear, type Drawing, type Frame, type Stop } from "../charts/index.ts";
import { about, clock, number, several, share } from "../format.ts";
import { cells, grid, SHORT, type Cell } from "../rooms/staffing/week.ts";
import { weekHeat } from "../rooms/staffing/heat.tsx";
import { Figure, Segmented, type TableData } from "../ui/index.ts";
import { dateInWords, period, profileWeek } from "./model.ts";
import { correct, options } from "./reading.ts";

/** What the volumes show, and which week of them is planned for. */
export function FindingsStep({ result }: { result: VolumesResult }): JSX.Element {
  const { profile } = result;
  const dates = period(result);
  const weeks = profile.weeks;
  return (
    <section class="import-step" aria-labelledby="import-findings">
      <h3 id="import-findings">3 · What your figures show</h3>
      <p>
        <strong>{number(result.totalCalls, 1)} calls</strong>
        {dates
          ? ` on ${openDays(result.days.filter((day) => !day.closed).length)} from ${dateInWords(dates.first)} to ${dateInWords(dates.last)}`
          : " in a typical week"}
        , in intervals of {result.understood.intervalMinutes} minutes; {number(result.rowsUsed)} of {number(result.rowsRead)} lines used.
      </p>
      <Profile result={result} />
      {weeks.length > 1 && <Weeks result={result} />}
      <Scatter result={result} />
      <Choices result={result} />
    </section>
  );
}

const openDays = (count: number): string => several(count, "open day");

/** The mean week by weekday and interval, at the interval that is planned for. */
function Profile({ result }: { result: VolumesResult }): JSX.Element {
  const week = useMemo(() => profileWeek(result), [result]);
  const plan = week.minutes;
  const found = useMemo<Cell[]>(() => cells(week.intervals, week.intervals.calls, plan), [week, plan]);
  const draw = useMemo(() => weekHeat(found, { words: (calls) => `${about(calls)} calls`, bound: about, legend: `calls per ${plan} minutes`, minutes: plan }), [found, plan]);
  const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => found.some((cell) => cell.weekday === weekday && cell.value !== null));
  const table = useMemo<TableData>(
    () => ({
      columns: [{ label: "From", kind: "text" }, ...weekdays.map((weekday) => ({ label: SHORT[weekday] ?? "", unit: "calls", kind: "number" as const, format: about, absent: "closed" }))],
      rows: grid(found, weekdays).map((row) => [clock(row.startMinute), ...row.values]),
    }),
    [found],
  );
  const chosen = options.value.week;
  return (
    <Figure
      title={chosen ? `The week from ${dateInWords(chosen)}` : "The typical week"}
      subtitle={`${chosen ? "Calls" : "Mean calls of open days"} by weekday and time, in each ${plan} minutes, as it will be planned for`}
      draw={draw}
      table={table}
      file="imported week"
      scrolls
    />
  );
}

function Weeks({ result }: { result: VolumesResult }): JSX.Element {
  const { weeks, trendPerWeek } = result.profile;
  const draw = useMemo(() => drawWeeks(weeks), [weeks]);
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { label: "Week from", kind: "text" },
        { label: "Calls", kind: "number", format: (v) => number(v) },
        { label: "Open days", kind: "number" },
        { label: "Trend", unit: "calls", kind: "number", format: (v) => number(v), absent: "" },
      ],
      rows: weeks.map((week) => [week.monday, week.calls, week.days, week.trend]),
    }),
    [weeks],
  );
  return (
    <Figure
      title={trendInWords(trendPerWeek)}
      subtitle="Calls in each week; the line is the trend through the full weeks"
      draw={draw}
      table={table}
      file="weeks"
    />
  );
}

function trendInWords(trend: VolumesResult["profile"]["trendPerWeek"]): string {
  if (!trend) return "Week by week: too few full weeks for a trend";
  const within = `±${share(trend.halfWidth, 2)}`;
  if (Math.abs(trend.mean) <= trend.halfWidth) return `Week by week: no clear trend (${share(trend.mean, 2)} a week, ${within})`;
  return `Week by week: ${trend.mean > 0 ? "growing" : "falling"} by ${share(Math.abs(trend.mean), 2)} a week (${within})`;
}

type Week = VolumesResult["profile"]["weeks"][number];

function drawWeeks(weeks: readonly Week[]): (frame: Frame) => Drawing {
  const points = weeks.map((week) => ({ week, at: Date.parse(`${week.monday}T00:00:00Z`) }));
  const first = Math.min(...points.map((p) => p.at));
  const last = Math.max(...points.map((p) => p.at));
  const most = Math.max(1, ...weeks.flatMap((week) => [week.calls, week.trend ?? 0]));
  return ({ width, roomy }) => {
    const height = roomy ? 210 : 190;
    const place = panel(width, height, { top: 30, right: 22, bottom: 40, left: 60 });
    const x = scaleLinear([first, last], [place.left + 8, place.right]);
    const y = scaleLinear([0, most], [place.bottom, place.top]).nice(4);
    const dates = dateTicks(first, last, Math.floor((place.right - place.left) / 56));
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={dates.map((date) => date.at)} format={(at) => dates.find((date) => date.at === at)?.words ?? ""} />
          <AxisY panel={place} scale={y} ticks={y.ticks(4)} format={(v) => number(v)} label="calls a week" />
          {points.map((p) => (
            <Dot key={p.at} x={x(p.at)} y={y(p.week.calls)} r={3.5} colour="var(--scenario)" />
          ))}
          <Line points={points.filter((p) => p.week.trend !== null).map((p) => ({ x: p.at, y: p.week.trend }))} x={x} y={y} colour="var(--baseline)" dash="5 4" />
        </>
      ),
      cursor: {
        panel: place,
        stops: points.map(
          ({ week, at }): Stop => ({
            x: x(at),
            y: (place.top + place.bottom) / 2,
            row: 0,
            lines: [`Week from ${dateInWords(week.monday)}`, `${number(week.calls)} calls on ${openDays(week.days)}`, ...(week.trend === null ? [] : [`Trend: ${number(week.trend)} calls`])],
            dots: [{ y: y(week.calls), colour: "var(--scenario)" }],
          }),
        ),
      },
    };
  };
}

/** Day-to-day scatter and closed days in words. */
function Scatter({ result }: { result: VolumesResult }): JSX.Element {
  const { dayToDayCv, dispersion } = result.profile;
  const closed = result.days.filter((day) => day.closed);
  return (
    <div class="import-words">
      <p>
        {dayToDayCv === null || dispersion === null
          ? "Two weeks or more are needed to tell how much days differ from each other; the scenario keeps its day-to-day scatter."
          : `Days differ by ${share(dayToDayCv)} beyond chance: the variance of a day's total is ${about(dispersion)} times its mean, where chance alone (Poisson) gives 1. A plan for the typical day is too small on about half of the days; "Share of days the plan is enough for" under Goals plans for busier ones.`}
      </p>
      {closed.length > 0 && (
        <p>
          {number(closed.length)} {closed.length === 1 ? "day" : "days"} without calls between the first and the last: {closed.slice(0, 12).map((day) => dateInWords(day.date)).join(", ")}
          {closed.length > 12 ? ` and ${number(closed.length - 12)} more` : ""}. They are left out of the means.
        </p>
      )}
    </div>
  );
}

const PLAN_INTERVALS = [15, 30, 60] as const;

function Choices({ result }: { result: VolumesResult }): JSX.Element {
  const { weeks } = result.profile;
  const file = result.understood.intervalMinutes;
  const chosen = options.value.week ?? "";
  const minutes = profileWeek(result).minutes;
  const fitting = [...new Set([...PLAN_INTERVALS, minutes])].filter((length) => length % file === 0).sort((a, b) => a - b);
  return (
    <div class="import-choices">
      {weeks.length > 0 && (
        <div class="import-correct">
          <label for="import-week">Week to plan for</label>
          <select id="import-week" value={chosen} onChange={(event) => correct("week", event.currentTarget.value || null)}>
            <option value="">Typical week (mean of all)</option>
            {weeks.map((week) => (
              <option key={week.monday} value={week.monday}>
                {`Week from ${dateInWords(week.monday)}: ${number(week.calls)} calls, ${openDays(week.days)}`}
              </option>
            ))}
          </select>
        </div>
      )}
      <Segmented
        legend="Plan in intervals of"
        name="import-plan-interval"
        value={String(minutes)}
        options={fitting.map((length) => ({ value: String(length), label: `${length} minutes` }))}
        onChange={(value) => correct("planIntervalMinutes", Number(value))}
      />
    </div>
  );
}
