import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Difference, PairWorth } from "../../../../src/boundary/breather";
import { AxisX, panel, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { ends, money, number, signed } from "../../format.ts";
import { description } from "../../state/describe.ts";
import { currency } from "../../state/currency.ts";
import { Button, Figure, Status, type TableData } from "../../ui/index.ts";
import { alone, workOut } from "../scenario/alone.ts";
import { stale, type Answer } from "../scenario/answers.ts";
import { movedHandles, type Handle } from "../scenario/handles.ts";
import { certainty, movedOf, spanWords } from "../scenario/words.ts";
import { worthSentences } from "../scenario/worth.ts";
import { followReturns, returns, type Returns as All } from "./returns.ts";

/** A lever with what it is worth on top of the others, by the best run there is of it. */
interface Row {
  handle: Handle;
  worth: PairWorth | null;
  full: boolean;
  failed: string | null;
  running: Parameters<typeof Status>[0]["job"];
}

function rowsOf(all: All): Row[] {
  return all.each.map(({ handle, found, failed }) => {
    const run = alone.value.find((one) => one.lever === handle.id && one.pair === all.pair);
    return { handle, worth: run?.found?.worth ?? found?.worth ?? null, full: run?.found != null, failed: run?.failed ?? failed, running: run && run.found === null && run.failed === null ? run : null };
  });
}

/** What each moved lever brings on top of the others. */
export function Returns({ answer: shown }: { answer: Answer }): JSX.Element | null {
  useEffect(followReturns, []);
  const { now, start } = shown.pair;
  const handles = movedHandles(now.complete, start.complete);
  const all = returns.value?.pair === shown.pair ? returns.value : null;
  if (shown.pair.same) return null;
  return (
    <section class="card returns" aria-labelledby="returns-heading">
      <h2 id="returns-heading">The return of each lever</h2>
      {handles.length === 0 && <p class="quiet">No lever is moved; what differs are assumptions, prices or what the centre is.</p>}
      {handles.length === 1 && <p>{handles[0]!.label} is the only lever that is moved, so that its return is the scenario&rsquo;s.</p>}
      {handles.length > 1 && (
        <>
          <p class="quiet">What each brings on top of the others: the scenario against the same scenario with that lever as in the baseline, in the same worlds. Levers work together, so that the returns need not add up to the whole.</p>
          {!all && <p class="quiet">{stale.value ? "It is worked out again." : "It is worked out by previews once the full run is done."}</p>}
          {all && !all.done && <Status job={all} label="Trying the scenario without each lever" />}
          {all && <Found all={all} answer={shown} />}
        </>
      )}
    </section>
  );
}

function Found({ all, answer: shown }: { all: All; answer: Answer }): JSX.Element {
  const rows = rowsOf(all);
  const known = rows.filter((row): row is Row & { worth: PairWorth } => row.worth !== null);
  const key = JSON.stringify(known.map(({ handle, full }) => [handle.id, full]));
  const draw = useMemo(() => drawReturns(known), [key, currency.value]);
  const table = useMemo(() => returnsTable(known), [key, currency.value]);
  const moved = movedOf(shown.pair.now.complete, shown.pair.start.complete, description.value?.assumptions ?? []);
  return (
    <div data-returns={all.done ? "done" : "running"}>
      {known.length > 0 && (
        <Figure
          title="Net return of each lever"
          subtitle={`On top of the others, in ${spanWords(shown)}, with 95 % intervals; open circles are previews`}
          draw={draw}
          table={table}
          file="return of each lever"
          stale={stale.value}
        />
      )}
      <ul class="return-list">
        {rows.map((row) => (
          <li key={row.handle.id}>
            <h3>{row.handle.label}</h3>
            <p class="quiet">
              {moved
                .filter(({ path }) => [...row.handle.own, ...row.handle.details].includes(path))
                .map(({ was, now, unit }) => `${was} \u2192 ${now}${unit ? ` ${unit}` : ""}`)
                .join("; ")}
            </p>
            {row.worth && <p>{`${row.full ? "" : "By the preview: "}${sentences(row.worth, shown.now.weeks, row.full)}`}</p>}
            {row.failed && <p class="quiet">{row.failed}</p>}
            {row.running && <Status job={row.running} label="Running the scenario without it in full" />}
            {!row.full && !row.running && (row.worth || row.failed) && (
              <Button onClick={() => void workOut(row.handle, all.pair)}>
                Run it in full<span class="hidden">: {row.handle.label}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function sentences(worth: PairWorth, weeks: number, full: boolean): string {
  const words = worthSentences(worth, weeks).join(" ");
  return full ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

const TALL = 44;

function drawReturns(rows: readonly (Row & { worth: PairWorth })[]): (frame: Frame) => Drawing {
  return ({ width }) => {
    const height = rows.length * TALL + 34;
    const place = panel(width, height, { left: 34, right: 38, top: 4, bottom: 28 });
    const reach = rows.flatMap(({ worth: { net } }) => [net.mean ?? 0, net.low ?? 0, net.high ?? 0]);
    const x = scaleLinear([Math.min(0, ...reach), Math.max(0, ...reach, 1e-9)], [place.left, place.right]).nice(4);
    return {
      width,
      height,
      marks: (
        <>
          <AxisX panel={place} scale={x} ticks={x.ticks(width < 420 ? 2 : 6)} format={(value) => signed(value, "money").replace(" million", " m")} />
          <line x1={x(0)} x2={x(0)} y1={place.top} y2={place.bottom} stroke="var(--baseline)" stroke-dasharray="4 3" />
          {rows.map((row, at) => (
            <Interval key={row.handle.id} label={row.handle.label} net={row.worth.net} full={row.full} y={place.top + at * TALL} x={x} />
          ))}
        </>
      ),
      cursor: {
        panel: place,
        stops: rows.map(({ handle, worth: { net } }, at): Stop => ({
          x: x(net.mean ?? 0),
          y: place.top + at * TALL + 28,
          row: at,
          box: { x: 1, y: place.top + at * TALL, width: width - 2, height: TALL - 4 },
          lines: [handle.label, net.mean === null ? "not known" : signed(net.mean, "money"), ...(net.low !== null && net.high !== null ? [ends(net.low, net.high, "money")] : []), certainty(net).words],
        })),
      },
    };
  };
}

function Interval({ label, net, full, y, x }: { label: string; net: Difference; full: boolean; y: number; x: (value: number) => number }): JSX.Element | null {
  if (net.mean === null) return null;
  const { clear } = certainty(net);
  const colour = !clear ? "var(--muted)" : net.mean > 0 ? "var(--good)" : "var(--bad)";
  return (
    <g>
      <text x={0} y={y + 13} fill="var(--ink)" stroke="var(--card)" stroke-width={4} paint-order="stroke">
        {label}
      </text>
      {net.low !== null && net.high !== null && <line x1={x(net.low)} x2={x(net.high)} y1={y + 28} y2={y + 28} stroke={colour} stroke-width={6} stroke-linecap="round" opacity={0.35} />}
      <circle cx={x(net.mean)} cy={y + 28} r={5} fill={full ? colour : "var(--card)"} stroke={colour} stroke-width={2} />
    </g>
  );
}

function returnsTable(rows: readonly (Row & { worth: PairWorth })[]): TableData {
  const figure = (label: string, format: (value: number) => string) => ({ label, unit: "money", kind: "number" as const, format });
  const difference = (value: number): string => signed(value, "money");
  return {
    columns: [
      { label: "Lever", kind: "text" },
      { label: "Run", kind: "text" },
      figure("Price", money),
      figure("Net", difference),
      figure("Net, low", difference),
      figure("Net, high", difference),
      figure("Worth up to", difference),
      { label: "Paid back from week", kind: "number", format: (week) => number(week), absent: "not within the run" },
    ],
    rows: rows.map(({ handle, worth, full }) => [handle.label, full ? "full" : "preview", worth.price, worth.net.mean, worth.net.low, worth.net.high, worth.worthUpTo.mean, worth.payBackWeek]),
  };
}

