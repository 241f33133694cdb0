/** From the baseline's total cost to the scenario's, account by account; or what the total is made of. */
import type { JSX } from "preact";
import { panel, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { money, signed, signedWhole, wholeMoney } from "../../format.ts";
import type { TableData } from "../../ui/index.ts";
import type { Answer } from "../scenario/answers.ts";
import { accountsOf, metricOf } from "../scenario/outcomes.ts";
import { certainty } from "../scenario/words.ts";

interface Step {
  label: string;
  /** A total stands on the ground; an account goes from where the one before it ended. */
  total: boolean;
  value: number;
  from: number;
  to: number;
  low: number | null;
  high: number | null;
  clear: boolean;
  now: number;
  start: number;
}

/** The steps in order, the totals at their ends; empty where there is no total. */
export function stepsOf(answer: Answer): Step[] {
  const { same } = answer.pair;
  const [now, start] = [metricOf(answer, "now", "costTotal")?.mean, metricOf(answer, "start", "costTotal")?.mean];
  if (now == null || start == null) return [];
  const total = (label: string, value: number): Step => ({ label, total: true, value, from: 0, to: value, low: null, high: null, clear: true, now: value, start: value });
  let level = same ? 0 : start;
  const accounts = accountsOf(answer).map(({ label, now: is, start: was, difference }): Step => {
    const value = (same ? is.mean : difference?.mean) ?? 0;
    const from = level;
    level += value;
    return { label, total: false, value, from, to: level, low: difference?.low ?? null, high: difference?.high ?? null, clear: same || (difference !== null && certainty(difference).clear), now: is.mean ?? 0, start: was.mean ?? 0 };
  });
  // An account in which nothing differs is no step.
  return same ? [...accounts, total("Total cost", now)] : [total("Baseline", start), ...accounts.filter(({ value }) => value !== 0), total("Scenario", now)];
}

const TALL = 26;

export function drawWaterfall(steps: readonly Step[]): (frame: Frame) => Drawing {
  return ({ width, roomy }) => {
    const height = steps.length * TALL + 14;
    const sums = steps.map(({ total, value }) => (total || steps[0]?.total === false ? wholeMoney(value) : signedWhole(value)));
    const place = panel(width, height, { left: roomy ? 150 : 116, right: 12 + 7.2 * Math.max(...sums.map((text) => text.length)), top: 2, bottom: 2 });
    const edges = steps.flatMap(({ total, from, to }) => (total ? [to] : [from, to]));
    const cut = steps[0]?.total === true;
    const [least, most] = [Math.min(...edges), Math.max(...edges)];
    const room = Math.max((most - least) * 0.35, Math.abs(most) * 1e-6);
    // Differences are small beside totals, whose bars are cut off at the left and say so.
    const x = scaleLinear([cut ? least - room : Math.min(0, least), most], [place.left, place.right]);
    const stops = steps.map(({ label, total, value, from, to, low, high, now, start }, at): Stop => ({
      x: x(to),
      y: place.top + at * TALL + TALL / 2,
      row: at,
      box: { x: 0, y: place.top + at * TALL + 2, width: width - 1, height: TALL - 4 },
      lines: total || !cut ? [label, wholeMoney(value)] : [label, `Baseline ${wholeMoney(start)}`, `Scenario ${wholeMoney(now)}`, `Difference ${signedWhole(to - from)}${low !== null && high !== null ? `, ${signed(low, "money")} to ${signed(high, "money")}` : ""}`],
    }));
    return {
      width,
      height,
      marks: (
        <>
          {steps.map((step, at) => (
            <Row key={step.label} step={step} y={place.top + at * TALL} x={x} cut={cut} ground={place.left} next={steps[at + 1] !== undefined} />
          ))}
          {sums.map((text, at) => (
            <text key={at} x={width - 2} y={place.top + at * TALL + TALL / 2} dy="0.32em" text-anchor="end" fill="var(--ink)" font-weight={steps[at]!.total ? 700 : 400}>
              {text}
            </text>
          ))}
          <line x1={width - 7.4 * Math.max(...sums.map((text) => text.length))} x2={width - 1} y1={place.top + (steps.length - 1) * TALL + 1} y2={place.top + (steps.length - 1) * TALL + 1} stroke="var(--ink)" />
        </>
      ),
      cursor: { panel: place, stops },
    };
  };
}

interface RowProps {
  step: Step;
  y: number;
  x: (value: number) => number;
  /** Totals are cut off at the ground. */
  cut: boolean;
  ground: number;
  next: boolean;
}

function Row({ step: { label, total, value, from, to, clear }, y, x, cut, ground, next }: RowProps): JSX.Element {
  const [left, right] = total ? [ground, x(to)] : [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
  const plain = !cut || !clear;
  const colour = total ? (label === "Scenario" ? "var(--scenario)" : "var(--baseline)") : plain ? "var(--baseline)" : value > 0 ? "var(--bad)" : "var(--good)";
  return (
    <g>
      <text x={0} y={y + TALL / 2} dy="0.32em" fill={total ? "var(--ink)" : "var(--muted)"} font-weight={total ? 700 : 400}>
        {label}
      </text>
      <rect x={left} y={y + 5} width={Math.max(1.5, right - left)} height={TALL - 10} rx={1.5} fill={colour} opacity={!total && cut && !clear ? 0.5 : 0.9} />
      {total && cut && <path d={`M${ground + 12},${y + 2} l5,${(TALL - 4) / 2} l-5,${(TALL - 4) / 2} M${ground + 17},${y + 2} l5,${(TALL - 4) / 2} l-5,${(TALL - 4) / 2}`} fill="none" stroke="var(--card)" stroke-width={2.5} />}
      {next && <line x1={x(to)} x2={x(to)} y1={y + TALL - 5} y2={y + TALL + 5} stroke="var(--edge)" />}
    </g>
  );
}

export function waterfallTable(steps: readonly Step[]): TableData {
  const same = steps[0]?.total === false;
  const figure = (label: string, format: (value: number) => string) => ({ label, unit: "money", kind: "number" as const, format, absent: "" });
  return {
    columns: [{ label: "Account", kind: "text" }, ...(same ? [figure("Cost", wholeMoney)] : [figure("Baseline", wholeMoney), figure("Scenario", wholeMoney), figure("Difference", signedWhole), figure("Low", signedWhole), figure("High", signedWhole)])],
    rows: same ? steps.map(({ label, value }) => [label, value]) : steps.filter(({ total }) => !total).map(({ label, start, now, value, low, high }) => [label, start, now, value, low, high]),
  };
}

/** What a screen reader hears of the picture. */
export function waterfallWords(steps: readonly Step[]): string {
  return steps.map(({ label, total, value }) => `${label} ${total || steps[0]?.total === false ? money(value) : signed(value, "money")}`).join(", ");
}
