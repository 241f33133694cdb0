import { signal } from "@preact/signals";
import type { JSX } from "preact";
import type { PlanPool, PlanResult, Roster } from "../../../../src/boundary/breather";
import { clock, number, several, share } from "../../format.ts";
import { Button, DataTable, ProblemsPanel, saveCsv, Segmented, Status, type TableData } from "../../ui/index.ts";
import { RosterTable } from "./RosterTable.tsx";
import { daysOf, DAY_WORDS, gapsOf, reasons } from "./roster.ts";
import { layOutRoster, poolOf, rostered, rosterJob, rosterNote, rosterProblems } from "./store.ts";

const week = signal(0);

/** The roster: who works when, where it falls short and why, and which rules could not be kept. */
export function RosterView({ poolIndex }: { poolIndex: number }): JSX.Element {
  const answer = rostered.value;
  const job = rosterJob.value;
  const pool = answer && poolOf(answer.plan, poolIndex);
  return (
    <section class="card staffing-roster" aria-labelledby="roster-heading">
      <div class="section-head">
        <h2 id="roster-heading">Roster</h2>
        <Button look={answer?.fresh ? "normal" : "primary"} disabled={job !== null} onClick={() => void layOutRoster()}>
          {answer ? "Lay out the roster again" : "Lay out the roster"}
        </Button>
      </div>
      <Status job={job} label="Laying out shifts and days off" onCancel={() => job?.cancel()} />
      {rosterNote.value && <p class="quiet">{rosterNote.value}</p>}
      <ProblemsPanel problems={rosterProblems.value} consequence="No roster can be laid out until this is solved." focus />
      {!answer && !job && (
        <p class="quiet">
          Assigns shifts, breaks, days off and protected rest days to the people on the payroll, and says where they do not cover the requirement. It
          takes longer than the plan, so it waits for you.
        </p>
      )}
      {answer && pool?.roster && (
        <>
          {!answer.fresh && <p class="out-of-date">This roster belongs to figures that have changed since. Lay it out again to see the present ones.</p>}
          <div class={answer.fresh ? "" : "stale"}>
            <Laid plan={answer.plan} pool={pool} roster={pool.roster} />
          </div>
        </>
      )}
    </section>
  );
}

function Laid({ plan, pool, roster }: { plan: PlanResult; pool: PlanPool; roster: Roster }): JSX.Element {
  const shown = Math.min(week.value, roster.weeks - 1);
  const gaps = gapsOf(roster, shown);
  const all = roster.gaps.length;
  const most = reasons(roster.gaps);
  return (
    <>
      <p class="roster-sum">
        <b>
          With this roster {share(pool.totals.serviceLevel)} of calls are answered in time over the week, {share(pool.totals.abandonedShare)} hang up, and agents
          are busy {share(pool.totals.occupancy)} of their time on the phone.
        </b>{" "}
        {all === 0
          ? `The roster covers the requirement in every interval of its ${several(roster.weeks, "week")}.`
          : `${several(all, "interval falls", "intervals fall")} short in ${several(roster.weeks, "week")}: ${most.map((one) => `${one.reason} (${number(one.count)})`).join(", ")}.`}{" "}
        {roster.protectedDaysDue > 0 && `Protected rest days: ${number(roster.protectedDaysGiven)} given of ${number(roster.protectedDaysDue)} due. `}
        {overcover(roster.overcover)} {all > 0 && (roster.proven ? "No other mix of shifts would fall short by less." : "Another mix of shifts might fall short by less; that this is the best is not proven.")}
      </p>
      {roster.broken.length > 0 && (
        <div class="roster-broken">
          <h3>Rules that could not be kept</h3>
          <ul>
            {roster.broken.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </div>
      )}
      {roster.weeks > 1 && (
        <Segmented
          legend="Week of the roster"
          name="roster-week"
          value={String(shown)}
          options={Array.from({ length: roster.weeks }, (_, at) => ({ value: String(at), label: `Week ${at + 1}` }))}
          onChange={(value) => (week.value = Number(value))}
        />
      )}
      <RosterTable roster={roster} week={shown} weekdays={plan.weekdays} />
      <h3>{gaps.length === 0 ? `Week ${shown + 1} has no interval that falls short` : `Week ${shown + 1}: ${several(gaps.length, "interval that falls", "intervals that fall")} short, worst first`}</h3>
      {gaps.length > 0 && <DataTable caption={`Intervals of week ${shown + 1} that fall short`} quietCaption table={gapTable(gaps, plan)} file={`gaps week ${shown + 1}`} most={20} sortable />}
      <div class="table-tools">
        <Button onClick={() => saveCsv(rosterTable(plan, pool, roster), "roster")}>Save the roster (CSV)</Button>
      </div>
    </>
  );
}

function overcover(over: number): string {
  if (over > 0.15) return `It holds ${share(over)} more hours than the requirement: there are more people than these calls need.`;
  if (over > 0.0005) return `It holds ${share(over)} more hours than the requirement, because shifts are whole and the calls are not.`;
  if (over < -0.0005) return `It holds ${share(-over)} fewer hours than the requirement.`;
  return "It holds as many hours as the requirement.";
}

function gapTable(gaps: Roster["gaps"], plan: PlanResult): TableData {
  return {
    columns: [
      { label: "Weekday", kind: "text" },
      { label: "From", kind: "text" },
      { label: "Required", unit: "agents", kind: "number", format: (v) => number(v, 1) },
      { label: "Available", unit: "agents", kind: "number", format: (v) => number(v, 1) },
      { label: "Why", kind: "text" },
    ],
    rows: gaps.map((gap) => [plan.weekdays[gap.weekday] ?? "", clock(gap.startMinute), gap.requiredAgents, gap.availableAgents, gap.reason]),
  };
}

/** One row per person and day, for a workforce-management system. */
export function rosterTable(plan: PlanResult, pool: PlanPool, roster: Roster): TableData {
  const text = (label: string) => ({ label, kind: "text" as const });
  return {
    columns: [text("Person"), text("Pool"), { label: "Week", kind: "number" }, text("Weekday"), text("Day"), text("From"), text("To"), text("Meal from"), text("Breaks from")],
    rows: roster.people.flatMap((person) =>
      daysOf(roster, person).map(({ day: of, week: inWeek, weekday }) => {
        const head = [person.name, pool.name, inWeek + 1, plan.weekdays[weekday] ?? ""];
        if (of.kind !== "shift") return [...head, DAY_WORDS[of.kind], "", "", "", ""];
        const { startMinute, endMinute, mealStartMinute, breaks } = of.shift;
        return [...head, "shift", clock(startMinute), clock(endMinute), mealStartMinute === null ? "" : clock(mealStartMinute), breaks.map((pause) => clock(pause.startMinute)).join(" ")];
      }),
    ),
  };
}
