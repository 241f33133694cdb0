import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { DepartmentStatement } from "../../../../src/boundary/breather";
import { about, hours, money, number, toTwo, wholeMoney } from "../../format.ts";
import { doc } from "../../state/document.ts";
import { Button, DataTable, type TableData } from "../../ui/index.ts";
import { byContacts, withGive } from "../customers/words.ts";
import type { Answer } from "../scenario/answers.ts";
import { spanWords } from "../scenario/words.ts";

/** Prints the statements and nothing else: all of them, or the one chosen. */
function print(which: "all" | "chosen"): void {
  const root = document.documentElement;
  root.dataset.print = which;
  const back = (): void => {
    delete root.dataset.print;
    window.removeEventListener("afterprint", back);
  };
  window.addEventListener("afterprint", back);
  window.print();
}

/** A recharge statement for each department, one page each; of the centre itself nothing can be charged on. */
export function Statements({ answer: shown }: { answer: Answer }): JSX.Element | null {
  const all = byContacts(shown.now.departments.filter(({ centre }) => !centre));
  const centre = shown.now.departments.find((one) => one.centre);
  const [wanted, setWanted] = useState("");
  if (all.length === 0) return null;
  const chosen = all.find(({ name }) => name === wanted) ?? all[0]!;
  return (
    <section class="statements" aria-labelledby="statements-heading">
      <h2 id="statements-heading">Recharge statements</h2>
      <p class="quiet statements-about">
        What calls that another department causes cost the centre, one page for each department.{" "}
        {centre?.contacts.mean != null && `The centre itself causes ${withGive(centre.contacts)} repeats of calls that nobody else caused, which cost ${withGive(centre.cost, money)} and are charged to nobody.`}
      </p>
      <div class="scenario-ways no-print">
        <label for="statement-of">Department</label>
        <select id="statement-of" value={chosen.name} onChange={(event) => setWanted(event.currentTarget.value)}>
          {all.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <Button onClick={() => print("chosen")}>Print this statement</Button>
        {all.length > 1 && <Button onClick={() => print("all")}>Print all {number(all.length)}</Button>}
      </div>
      {all.map((one) => (
        <Statement key={one.name} of={one} answer={shown} chosen={one === chosen} />
      ))}
    </section>
  );
}

function Statement({ of, answer: shown, chosen }: { of: DepartmentStatement; answer: Answer; chosen: boolean }): JSX.Element {
  const { same, now } = shown.pair;
  const before = same ? undefined : shown.start.departments.find(({ name, centre }) => !centre && name === of.name);
  const name = doc.value.scenario.name || now.complete.name;
  const heading = `statement-${of.name.replace(/[^A-Za-z0-9]+/g, "-")}`;
  const causes = causesTable(of);
  return (
    <article class={chosen ? "card statement chosen" : "card statement"} aria-labelledby={heading} data-department={of.name}>
      <p class="statement-kind">Recharge statement</p>
      <h3 id={heading}>{of.name}</h3>
      <p class="quiet">
        {name ? `${name}; ` : ""}
        {same ? "the baseline" : "the scenario"} over {spanWords(shown)}, simulated {number(shown.repetitions)} times by Breather {shown.now.modelVersion} (seed {shown.now.seed}): estimates with 95 % intervals.
      </p>
      <dl class="statement-sums">
        <Sum term="Answered contacts" now={withGive(of.contacts)} before={before && withGive(before.contacts)} />
        <Sum term="Handling time" now={withGive(of.hours, hours)} before={before && withGive(before.hours, hours)} />
        <Sum term="Charge" now={withGive(of.cost, money)} before={before && withGive(before.cost, money)} />
      </dl>
      <DataTable caption="By cause" table={causes} file={`recharge ${of.name} by cause`} />
      <DataTable caption="By month" table={monthsTable(of)} file={`recharge ${of.name} by month`} />
      <h4>People, beside the charge</h4>
      <p>{peopleWords(of)}</p>
      <h4>Method</h4>
      <p>
        All answered contacts of an issue, its first, its repeats and the chasers of a late hand-off, go to the cause of that issue and to the department of that cause. Their handling time is charged at what a handled hour costs, with the waiting for calls and the absence that are paid for it.
      </p>
    </article>
  );
}

function Sum({ term, now, before }: { term: string; now: string; before: string | undefined }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {now}
        {before !== undefined && <span class="was">baseline {before}</span>}
      </dd>
    </div>
  );
}

function peopleWords({ strain, leavers, peopleCost }: DepartmentStatement): string {
  if (strain.mean === null || strain.mean === 0) return "Hostile calls of these causes leave no strain in this scenario.";
  const parts = [`Hostile calls of these causes leave ${withGive(strain, about)} SD of strain in each agent on average`];
  if (leavers.mean !== null) parts.push(`which accounts for ${withGive(leavers, about)} of the people who leave`);
  if (peopleCost.mean !== null) parts.push(`and for ${withGive(peopleCost, money)} to replace them`);
  return `${parts.join(", ")}. It is not part of the charge.`;
}

function figure(label: string, unit: string, format: (value: number) => string): TableData["columns"][number] {
  return { label, unit, kind: "number", format };
}

const count = (value: number): string => number(value);

function causesTable({ causes }: DepartmentStatement): TableData {
  const paid = causes.some((one) => (one.paid.mean ?? 0) > 0);
  return {
    columns: [
      { label: "Cause", kind: "text" },
      figure("First", "contacts", count),
      figure("Repeats", "contacts", count),
      figure("Chasers", "contacts", count),
      figure("Handed on", "contacts", count),
      figure("Handling", "hours", count),
      figure("Charge", "money", money),
      figure("A tenth fewer errors would free", "money, if staffing follows", money),
      ...(paid ? [figure("Paid for its fixes", "money", money)] : []),
    ],
    rows: causes.map((one) => [
      one.name,
      ...[one.first, one.repeats, one.chasers, one.handedOn, one.hours, one.cost, one.tenthLess].map(({ mean }) => mean),
      ...(paid ? [one.paid.mean] : []),
    ]),
  };
}

function monthsTable({ months }: DepartmentStatement): TableData {
  return {
    columns: [{ label: "Month", kind: "number" }, { label: "Weeks", kind: "number" }, figure("Answered contacts", "contacts", count), figure("Handling", "hours", count), figure("Charge", "money", money), figure("Charge, interval", "\u00b1 money", (value) => wholeMoney(toTwo(value)))],
    rows: months.month.map((month, at) => [month, months.weeks[at] ?? null, months.contacts.mean[at] ?? null, months.hours.mean[at] ?? null, months.cost.mean[at] ?? null, months.cost.halfWidth[at] ?? null]),
  };
}
