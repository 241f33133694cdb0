import type { JSX } from "preact";
import type { PlanPool } from "../../../../src/boundary/breather";
import { edit } from "../../state/document.ts";
import { Button, Kpi, Term } from "../../ui/index.ts";
import { OUTCOMES } from "./outcomes.ts";
import { differs, plans, stale } from "./store.ts";

/** What comes out, against the start. */
export function Outcomes({ now, start }: { now: PlanPool; start: PlanPool }): JSX.Element {
  const changed = differs.value;
  return (
    <section class="card staffing-outcomes" aria-labelledby="outcomes-heading">
      <div class="section-head">
        <h2 id="outcomes-heading">{changed ? "What comes out, against the start" : "What comes out"}</h2>
        {changed && (
          <div class="section-tools">
            <Button onClick={() => edit("Make this the start", (d) => ({ ...d, start: d.scenario }))}>Make this the start</Button>
            <Button onClick={() => edit("Back to the start", (d) => ({ ...d, scenario: d.start }))}>Back to the start</Button>
          </div>
        )}
      </div>
      <div class={stale.value ? "kpis stale" : "kpis"} aria-busy={plans.stale.value}>
        {OUTCOMES.map((outcome) => (
          <Kpi
            key={outcome.id}
            label={outcome.term ? <Term id={outcome.term}>{outcome.label}</Term> : outcome.label}
            was={changed ? outcome.of(start) : outcome.of(now)}
            now={outcome.of(now)}
            kind={outcome.kind}
            better={outcome.better ?? "neither"}
            note={outcome.note}
          />
        ))}
      </div>
    </section>
  );
}
