import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CompleteScenario, PlanPool, PlanResult, SimulatedIntervals } from "../../../../src/boundary/breather";
import { agents, clock, number, seconds, share, width } from "../../format.ts";
import { look, view } from "../../state/document.ts";
import { Figure, Segmented, type Column, type TableData } from "../../ui/index.ts";
import { dayLines, daySmall, SIMULATED, type DayLine } from "./charts.tsx";
import { withSimulated } from "./simulation.ts";
import { stale } from "./store.ts";
import { day, openWeekdays, SHORT, type Measure } from "./week.ts";

interface DayViewProps {
  plan: PlanResult;
  pool: PlanPool;
  goals: CompleteScenario["goals"];
  /** Whether the schedule comes from a roster. */
  rostered: boolean;
  /** The simulated week of the same figures, if there is one. */
  simulated: SimulatedIntervals | null;
}

const CHOICE = "staffing.weekday";

/** Columns of the plan by interval, in the order of the tables and files. */
export const PLAN_COLUMNS: readonly (Column & { measure: Measure })[] = [
  { measure: "calls", label: "Calls", unit: "expected", kind: "number", format: (v) => number(v, 1) },
  { measure: "plannedCalls", label: "Calls planned for", kind: "number", format: (v) => number(v, 1) },
  { measure: "handleSeconds", label: "Handling time", unit: "seconds", kind: "number", format: (v) => number(v) },
  { measure: "offeredErlangs", label: "Load", unit: "erlangs", kind: "number", format: (v) => number(v, 1) },
  { measure: "requiredAgents", label: "Required", unit: "agents on the phone", kind: "number", format: (v) => number(v, 1) },
  { measure: "requiredScheduled", label: "Required to be rostered", unit: "agents", kind: "number", format: (v) => number(v, 1) },
  { measure: "scheduledAgents", label: "Scheduled", unit: "agents", kind: "number", format: (v) => number(v, 1) },
  { measure: "availableAgents", label: "Available", unit: "agents on the phone", kind: "number", format: (v) => number(v, 1) },
  { measure: "shortAgents", label: "Short", unit: "agents", kind: "number", format: (v) => number(v, 1) },
  { measure: "serviceLevel", label: "Service level", kind: "number", format: (v) => share(v) },
  { measure: "averageSpeedOfAnswerSeconds", label: "Average speed of answer", unit: "seconds", kind: "number", format: (v) => seconds(v), absent: "no end" },
  { measure: "abandonedShare", label: "Abandonment", kind: "number", format: (v) => share(v) },
  { measure: "occupancy", label: "Occupancy", kind: "number", format: (v) => share(v) },
];

/** The plan of some intervals as a table. */
export function planTable(plan: PlanResult, pool: PlanPool, places: readonly number[], columns: readonly (Column & { measure: Measure })[] = PLAN_COLUMNS): TableData {
  const { intervals } = pool;
  return {
    columns: [{ label: "Weekday", kind: "text" }, { label: "From", kind: "text" }, ...columns],
    rows: places.map((at) => [
      plan.weekdays[intervals.weekday[at] ?? 0] ?? "",
      clock(intervals.startMinute[at] ?? 0),
      ...columns.map((column) => intervals[column.measure][at] ?? null),
    ]),
  };
}

/** The weekday with the plan's peak, if it is open. */
function busiest(pool: PlanPool): number {
  const open = openWeekdays(pool.intervals);
  return open.includes(pool.totals.peakWeekday) ? pool.totals.peakWeekday : (open[0] ?? 0);
}

/** One weekday: agents required, scheduled and available, and the service that follows. */
export function DayView({ plan, pool, goals, rostered, simulated }: DayViewProps): JSX.Element {
  const { intervals } = pool;
  const minutes = plan.intervalMinutes;
  const open = openWeekdays(intervals);
  const chosen = Number(view.value.options[CHOICE] ?? -1);
  const weekday = open.includes(chosen) ? chosen : busiest(pool);
  const name = plan.weekdays[weekday] ?? "";
  const places = useMemo(() => day(intervals, weekday), [intervals, weekday]);
  const lines = useMemo<DayLine[]>(
    () => [
      { measure: "scheduledAgents", label: rostered ? "Scheduled by the roster" : "Scheduled, as required", colour: "var(--baseline)", dash: "5 4" },
      ...(rostered ? [{ measure: "availableAgents" as const, label: "Available on the phone", colour: "var(--second)" }] : []),
      { measure: "requiredAgents", label: "Required on the phone", colour: "var(--scenario)", area: true },
      ...(simulated ? [{ measure: "simulated" as const, estimates: simulated.availableAgents, label: "On the phone, simulated", ...SIMULATED }] : []),
    ],
    [rostered, simulated],
  );
  const drawAgents = useMemo(() => dayLines(intervals, weekday, minutes, lines, agents), [intervals, weekday, minutes, lines]);
  const table = useMemo(() => withSimulated(planTable(plan, pool, places), places, simulated), [plan, pool, places, simulated]);
  const short = places.filter((at) => (intervals.shortAgents[at] ?? 0) > 0).length;
  return (
    <section class="staffing-day" aria-labelledby="day-heading">
      <div class="section-head">
        <h2 id="day-heading">One day, interval by interval</h2>
        <Segmented
          legend="Weekday"
          quiet
          name="staffing-weekday"
          value={String(weekday)}
          options={open.map((of) => ({ value: String(of), label: SHORT[of] ?? "" }))}
          onChange={(value) => look(CHOICE, Number(value))}
        />
      </div>
      <Figure
        title={rostered ? `${name}: agents required, scheduled and available` : `${name}: agents required, and scheduled for that`}
        subtitle={`Agents in each ${minutes} minutes. ${rostered ? "The schedule is the roster's mean over its weeks." : "No roster yet: the schedule is what the requirement asks for, with absence and time off the phone added."}`}
        draw={drawAgents}
        table={table}
        file={`plan ${name}`}
        stale={stale.value}
        summary={`${name}, agents by time of day. ${short === 0 ? "No interval falls short." : `${short} intervals fall short of the requirement.`}`}
      >
        <ul class="legend" aria-label="Lines">
          {lines.map((line) => (
            <li key={line.measure}>
              <svg width="28" height="10" aria-hidden="true">
                <line x1="1" x2="27" y1="5" y2="5" stroke={line.colour} stroke-width="2.5" stroke-dasharray={line.dash ?? "none"} />
              </svg>
              {line.label}
            </li>
          ))}
        </ul>
      </Figure>
      {simulated && (
        <ul class="legend" aria-label="Lines of the three charts below">
          <li>
            <svg width="28" height="10" aria-hidden="true">
              <line x1="1" x2="27" y1="5" y2="5" stroke="var(--scenario)" stroke-width="2.5" />
            </svg>
            by formula
          </li>
          <li>
            <svg width="28" height="10" aria-hidden="true">
              <rect width="28" height="10" fill={SIMULATED.colour} fill-opacity="0.22" />
              <line x1="1" x2="27" y1="5" y2="5" stroke={SIMULATED.colour} stroke-width="1.5" />
            </svg>
            simulated, with its 95 % interval
          </li>
        </ul>
      )}
      <div class="smalls">
        <Small
          plan={plan} pool={pool} simulated={simulated} weekday={weekday} places={places} measure="serviceLevel" title={`${name}: service level`}
          subtitle={`Share of offered calls answered within ${seconds(goals.targetSeconds)}${goals.serviceLevel === null ? "" : `; dashed: the goal, ${share(goals.serviceLevel, 0)}`}`}
          goal={goals.serviceLevel} from={0.5}
        />
        <Small
          plan={plan} pool={pool} simulated={simulated} weekday={weekday} places={places} measure="abandonedShare" title={`${name}: abandonment`}
          subtitle={`Share of offered calls${goals.abandonedShare === null ? "" : `; dashed: the most allowed, ${share(goals.abandonedShare, 0)}`}`}
          goal={goals.abandonedShare} from={null}
        />
        <Small
          plan={plan} pool={pool} simulated={simulated} weekday={weekday} places={places} measure="occupancy" title={`${name}: occupancy`}
          subtitle={`Share of time on the phone that is busy${goals.occupancy === null ? "" : `; dashed: the most allowed, ${share(goals.occupancy, 0)}`}`}
          goal={goals.occupancy} from={0}
        />
      </div>
    </section>
  );
}

interface SmallProps {
  plan: PlanResult;
  pool: PlanPool;
  simulated: SimulatedIntervals | null;
  weekday: number;
  places: readonly number[];
  measure: "serviceLevel" | "abandonedShare" | "occupancy";
  title: string;
  subtitle: string;
  goal: number | null;
  /** Where the axis starts if nothing lies below, to 1; from 0 to what is needed if null. */
  from: number | null;
}

function Small({ plan, pool, simulated, weekday, places, measure, title, subtitle, goal, from }: SmallProps): JSX.Element {
  const { intervals } = pool;
  const draw = useMemo(() => {
    const counted = simulated?.[measure] ?? null;
    const values = places.flatMap((at) => [intervals[measure][at] ?? [], counted?.mean[at] ?? []].flat());
    const domain: [number, number] =
      from === null ? [0, Math.max(...values, goal ?? 0, 0.02) * 1.15] : [Math.min(...values, from), 1];
    return daySmall(intervals, weekday, plan.intervalMinutes, measure, { words: share, tick: (value) => share(value, 0), goal, domain, simulated: counted && { estimates: counted, width: (half) => width(half, "share") } });
  }, [intervals, simulated, weekday, plan.intervalMinutes, measure, goal, from, places]);
  const table = useMemo(
    () => withSimulated(planTable(plan, pool, places, PLAN_COLUMNS.filter((column) => column.measure === measure)), places, simulated, [measure]),
    [plan, pool, places, measure, simulated],
  );
  return <Figure title={title} subtitle={subtitle} draw={draw} table={table} file={title} stale={stale.value} />;
}
