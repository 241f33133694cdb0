import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { CompleteScenario, PlanPool, PlanResult, ShrinkagePart } from "../../../../src/boundary/breather";
import { hours, number, share } from "../../format.ts";
import { DataTable, Figure, Term, type TableData } from "../../ui/index.ts";
import { KIND_COLOURS, shrinkageBar } from "./charts.tsx";
import { plansWithout, poolOf, stale } from "./store.ts";

const KINDS: Record<ShrinkagePart["kind"], string> = {
  planned: "planned days away",
  unplanned: "unplanned days away",
  inDay: "time within the day",
};

interface ShrinkageViewProps {
  plan: PlanResult;
  pool: PlanPool;
  poolIndex: number;
  complete: CompleteScenario;
}

/** Where contracted time goes, part by part, and how many people each part takes. */
export function ShrinkageView({ plan, pool, poolIndex, complete }: ShrinkageViewProps): JSX.Element {
  const { parts, total } = plan.shrinkage;
  const without = plansWithout.value;
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { label: "Part", kind: "text" },
        { label: "Share", unit: "of contracted time", kind: "number", format: (v) => share(v) },
        { label: "Hours", unit: "per agent per week", kind: "number", format: (v) => number(v, 1) },
        { label: "Price", unit: "people on the payroll", kind: "number", format: (v) => number(v, 1), absent: "being worked out" },
        { label: "Kind", kind: "text" },
      ],
      rows: parts.map((part, at) => {
        const other = poolOf(without[at] ?? null, poolIndex);
        return [`${at + 1}. ${part.label}`, part.share, part.hoursPerAgentPerWeek, other ? pool.totals.requiredHeads - other.totals.requiredHeads : null, KINDS[part.kind]];
      }),
    }),
    [parts, without, pool, poolIndex],
  );
  const draw = useMemo(() => shrinkageBar(parts, total, share, (value) => share(value, 0)), [parts, total]);
  const kinds = (Object.keys(KINDS) as ShrinkagePart["kind"][]).filter((kind) => parts.some((part) => part.kind === kind && part.share > 0));
  const { daysPerPeriod, periodWeeks } = complete.mandatoryTimeOff;
  return (
    <section class="staffing-shrinkage" aria-labelledby="shrinkage-heading">
      <div class="section-head">
        <h2 id="shrinkage-heading">
          <Term id="shrinkage">Shrinkage</Term>
        </h2>
      </div>
      <Figure
        title={`${share(total)} of contracted time is not spent on the phone`}
        subtitle={`Share of ${hours(plan.contractedHoursPerWeek)} contracted per agent and week, by its parts; the numbers are those of the table`}
        draw={draw}
        table={table}
        file="shrinkage"
        stale={stale.value}
      >
        <ul class="legend" aria-label="Kinds">
          {kinds.map((kind) => (
            <li key={kind}>
              <svg width="14" height="14" aria-hidden="true">
                <rect width="14" height="14" rx="2" fill={KIND_COLOURS[kind]} />
              </svg>
              {KINDS[kind]}
            </li>
          ))}
        </ul>
        <DataTable caption="Parts of shrinkage, their hours and their price in people" quietCaption table={table} />
        <p class="quiet">
          The price of a part is how many people fewer the plan would require without it. Parts share the same days, so their prices need not add up.{" "}
          {daysPerPeriod > 0
            ? `Mandatory time off gives each agent ${number(daysPerPeriod, 1)} protected ${daysPerPeriod === 1 ? "day" : "days"} off every ${periodWeeks === 1 ? "week" : `${number(periodWeeks)} weeks`}: for recovery, not being sent home when it is quiet.`
            : "Mandatory time off (protected rest days) is not used in this scenario."}
        </p>
      </Figure>
    </section>
  );
}
