import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CompleteScenario, DaySpread, PlanPool, SimulatedDays, SimulatedPool } from "../../../../src/boundary/breather";
import { AxisX, AxisY, Dot, panel, scaleBand, scaleLinear, type Drawing, type Frame, type Stop } from "../../charts/index.ts";
import { problemsIn } from "../../engine.ts";
import { format, number, several, share } from "../../format.ts";
import { term } from "../../state/describe.ts";
import { go, look } from "../../state/document.ts";
import { Button, Counted, DataTable, Figure, ProblemsPanel, Segmented, Status, Term, type TableData } from "../../ui/index.ts";
import { beside, CHOICES, extent, figures, found, fresh, reasons, replications, REPLICATIONS, simulatedPool, simulateWeek, week } from "./simulation.ts";
import { SHORT } from "./week.ts";

const LABELS: Record<string, string> = {
  waitP90Seconds: "90 of 100 calls wait at most",
  redialShare: "Calls that are redials",
};

interface SimulatedProps {
  poolIndex: number;
  complete: CompleteScenario;
  weekdays: readonly string[];
}

/** What the button runs. */
function run(weeks: number): string {
  if (weeks === 1) return "Simulate this week";
  return `Simulate ${weeks === 52 ? "a year of" : number(weeks)} such weeks`;
}

/** The week with every call and every person, beside what the formula says of it. */
export function Simulated({ poolIndex, complete, weekdays }: SimulatedProps): JSX.Element {
  const answer = week.answer.value;
  const job = week.job.value;
  const failure = week.error.value;
  const simulated = simulatedPool(poolIndex);
  const formula = beside(poolIndex);
  const current = fresh.value;
  return (
    <section class="card staffing-simulated" aria-labelledby="simulated-heading" data-run={job ? "running" : (answer?.state ?? "none")}>
      <div class="section-head">
        <h2 id="simulated-heading">The week, call by call</h2>
        <div class="section-tools">
          <Segmented
            legend="Repetitions"
            quiet
            name="staffing-replications"
            value={String(replications.value)}
            options={CHOICES.map((count) => ({ value: String(count), label: several(count, "repetition") }))}
            onChange={(value) => look(REPLICATIONS, Number(value))}
          />
          <Button look={answer && current ? "normal" : "primary"} onClick={simulateWeek}>
            {run(complete.calendar.horizonWeeks)}
          </Button>
        </div>
      </div>
      <p class="quiet">
        People are kept constant here, as the formulas take them: nobody tires, learns, leaves or is hired, and levers that act on people do nothing.{" "}
        <Button look="plain" onClick={() => go("scenario")}>
          Scenario shows them respond
        </Button>
      </p>
      <Status job={job} label="Simulating every call" onCancel={() => week.stop()} cancelLabel="Stop and keep what there is" />
      <ProblemsPanel problems={problemsIn(failure)} consequence="Nothing was simulated." />
      {failure?.name === "Cancelled" && <p class="quiet">Stopped before there was a result.</p>}
      {!answer && !job && (
        <p class="quiet">
          The plan is by formula, interval by interval. Here every call of every day of {several(complete.calendar.horizonWeeks, "week")} is answered or lost by the people of the roster, with their shifts, breaks and
          absence, several times over: each <Term id="replication">repetition</Term> is another year that could have been.
        </p>
      )}
      {/* Said once a run has ended, not with every look at it. */}
      <p class="hidden" role="status">
        {answer && simulated && formula && answer.state !== "running" && found(formula.pool, simulated, formula.complete.goals.targetSeconds)}
      </p>
      {answer && simulated && !current && (
        <p class="out-of-date">Simulation and formula below belong to figures that have changed since. Simulate again to see the present ones.</p>
      )}
      {answer && simulated && (
        <div class={current ? "" : "stale"}>
          <p class="lab-answer">
            {answer.state === "running" ? "So far: " : answer.state === "stopped" ? `Stopped at ${share(answer.value.share, 0)}: ` : ""}
            {extent(answer.value)}, {number(answer.value.events)} events.{" "}
            {formula && (
              <>
                <b>{found(formula.pool, simulated, formula.complete.goals.targetSeconds)}</b> {!formula.rostered && "The formula's figures are those of the requirement, not of a roster."}
              </>
            )}
          </p>
          <Totals pool={formula?.pool ?? null} simulated={simulated} />
          {formula && (
            <>
              <h3>Why the two differ</h3>
              <ul class="reasons">
                {reasons(formula.complete, formula.pool, simulated, answer.value).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </>
          )}
          <Days days={simulated.days} weekdays={weekdays} />
          <p class="quiet digest-line">
            Seed {answer.value.seed}. The same scenario gives the same bits in every browser, on however many processors: <code class="digest">{answer.value.digest}</code>
          </p>
        </div>
      )}
    </section>
  );
}

/** The week's totals by the formula, where it is known, and simulated. */
function Totals({ pool, simulated }: { pool: PlanPool | null; simulated: SimulatedPool }): JSX.Element {
  const shown = figures(pool, simulated);
  const table: TableData = {
    columns: [
      { label: "Over the week", kind: "text" },
      { label: "Formula", kind: "number", absent: "\u2013" },
      { label: "Simulated", unit: "\u00b1 95 % interval", kind: "number" },
    ],
    rows: shown.map(({ id, formula, metric }) => [LABELS[id] ?? term(id)?.term ?? id, formula, metric.mean]),
  };
  const saved: TableData = {
    columns: [{ label: "Over the week", kind: "text" }, { label: "Unit", kind: "text" }, ...["Formula", "Simulated", "Low", "High"].map((label) => ({ label, kind: "number" as const }))],
    rows: shown.map(({ metric }, i) => [table.rows[i]![0]!, metric.unit, ...table.rows[i]!.slice(1), metric.low, metric.high]),
  };
  return (
    <DataTable
      caption="The week's totals by the formula and simulated"
      quietCaption
      table={table}
      saved={saved}
      file="week, formula and simulated"
      cell={(row, column, value) => {
        const { id, kind, metric } = shown[row]!;
        if (column === 0) return <Term id={id}>{String(value)}</Term>;
        if (column === 1) return typeof value === "number" ? format(value, kind) : undefined;
        return <Counted {...metric} kind={kind} />;
      }}
    />
  );
}

const SPREADS: readonly { id: Exclude<keyof SimulatedDays, "weekday">; label: string; words: (value: number) => string }[] = [
  { id: "serviceLevel", label: "Service level", words: share },
  { id: "abandonedShare", label: "Abandonment", words: share },
  { id: "occupancy", label: "Occupancy", words: share },
  { id: "offered", label: "Calls", words: (value) => number(value) },
];

/** How single days scatter about their weekday's mean. */
function Days({ days, weekdays }: { days: SimulatedDays; weekdays: readonly string[] }): JSX.Element {
  const open = useMemo(() => days.weekday.map((_, at) => at).filter((at) => (days.offered.mean[at] ?? 0) > 0), [days]);
  const draw = useMemo(() => (frame: Frame) => drawDays(days, open, frame), [days, open]);
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { label: "Weekday", kind: "text" },
        ...SPREADS.flatMap(({ label, words }) => ["mean", "one day in ten is below", "one day in ten is above"].map((unit) => ({ label, unit, kind: "number" as const, format: words }))),
      ],
      rows: open.map((at) => [weekdays[days.weekday[at] ?? 0] ?? "", ...SPREADS.flatMap(({ id }) => [days[id].mean[at] ?? null, days[id].p10[at] ?? null, days[id].p90[at] ?? null])]),
    }),
    [days, open, weekdays],
  );
  return (
    <Figure
      title="How days differ: service level by weekday, simulated"
      subtitle="Dot: the mean day. Line: one day in ten is below its lower end, one in ten above its upper end"
      draw={draw}
      table={table}
      file="days by weekday, simulated"
    />
  );
}

function drawDays(days: SimulatedDays, open: readonly number[], { width: wide }: Frame): Drawing {
  const height = 190;
  const place = panel(wide, height, { top: 10, right: 22, bottom: 30, left: 52 });
  const spread: DaySpread = days.serviceLevel;
  const x = scaleBand([...open], [place.left, place.right]);
  const least = Math.min(0.9, ...open.map((at) => spread.p10[at] ?? 1));
  const y = scaleLinear([least, 1], [place.bottom, place.top]).nice();
  const middle = (at: number): number => (x(at) ?? 0) + x.bandwidth() / 2;
  const seen = open.filter((at) => spread.mean[at] != null);
  return {
    width: wide,
    height,
    marks: (
      <>
        <AxisX panel={place} scale={middle} ticks={open} format={(at) => SHORT[days.weekday[at] ?? 0] ?? ""} />
        <AxisY panel={place} scale={y} ticks={y.ticks(5)} format={(value) => share(value, 0)} />
        {seen.map((at) => (
          <g key={at}>
            <line x1={middle(at)} x2={middle(at)} y1={y(spread.p10[at] ?? spread.mean[at]!)} y2={y(spread.p90[at] ?? spread.mean[at]!)} stroke="var(--third)" stroke-width={6} stroke-linecap="round" opacity={0.45} />
            <Dot x={middle(at)} y={y(spread.mean[at]!)} colour="var(--third)" />
          </g>
        ))}
      </>
    ),
    cursor: {
      panel: place,
      stops: seen.map((at): Stop => ({
        x: middle(at),
        y: (place.top + place.bottom) / 2,
        row: 0,
        lines: [
          SHORT[days.weekday[at] ?? 0] ?? "",
          ...SPREADS.map(({ id, label, words }) => {
            const { mean, p10, p90 } = days[id];
            return `${label}: ${words(mean[at] ?? 0)}${p10[at] == null || p90[at] == null ? "" : `, from ${words(p10[at])} to ${words(p90[at])}`}`;
          }),
        ],
      })),
    },
  };
}
