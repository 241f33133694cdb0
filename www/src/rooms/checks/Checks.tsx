import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { engine } from "../../engine.ts";
import { about, number, seconds, share } from "../../format.ts";
import { description, selfCheck } from "../../state/describe.ts";
import { Button, DataTable, Fold, Term, type Cell, type Column, type TableData } from "../../ui/index.ts";
import { report, sum, type Family, type Real, type RealRow, type Report } from "./report.ts";

/** What the numbers of this page were checked against, and how to check this browser. */
export function Checks(): JSX.Element {
  const told = report();
  return (
    <div class="checks">
      {told ? <Told told={told} /> : <Untold />}
      <SelfCheck />
    </div>
  );
}

function Untold(): JSX.Element {
  return (
    <header>
      <h1>This file was built without its validation report.</h1>
      <p class="sub">The simulation is compared with theory, published figures and real data when a release is made; the report of that is then part of the file. The check of this browser below needs no report.</p>
    </header>
  );
}

function Told({ told }: { told: Report }): JSX.Element {
  const { comparisons, outside, expected } = sum(told.families);
  const confidence = share(told.confidence);
  return (
    <>
      <header>
        <h1>
          Of {number(comparisons)} figures that theory or others have worked out, <b>{number(comparisons - outside)}</b> lie in the simulation&rsquo;s {confidence} intervals; by chance alone about{" "}
          {about(expected)} would lie outside, and {number(outside)} {outside === 1 ? "does" : "do"}.
          {told.real.map(
            ({ inside, of }) =>
              inside != null &&
              of != null && (
                <>
                  {" "}
                  Of {number(of)} figures of a bank&rsquo;s real days, <b class={inside < of ? "outside" : ""}>{number(inside)}</b> lie where 95{"\u202f"}% of the simulated days do.
                </>
              ),
          )}
        </h1>
        <p class="sub">
          Each figure was simulated, and its <Term id="confidenceInterval">interval</Term> holds the right value {confidence} of the time if the simulation is right. This shows that the simulation does what it says for
          these cases. It does not show that a model fits your centre: that is for the real data below, and for your own.
        </p>
        <Fold title="How each figure was compared" aside={`version ${told.version}`}>
          <p>{told.made}</p>
        </Fold>
      </header>
      <section class="card" aria-labelledby="families-heading">
        <h2 id="families-heading">What it was held against</h2>
        <DataTable caption="Comparisons by family of cases" quietCaption table={summary(told.families)} file="validation, families" />
      </section>
      <section aria-labelledby="rows-heading">
        <h2 id="rows-heading">Every family, comparison by comparison</h2>
        {told.families.map((family) => (
          <Fold key={family.id} lazy title={family.title} aside={family.outside === 0 ? `all ${number(family.comparisons)} inside` : `${number(family.outside)} of ${number(family.comparisons)} outside`}>
            <Rows family={family} confidence={confidence} />
          </Fold>
        ))}
      </section>
      {told.real.map((real) => (
        <section key={real.title} class="card" aria-label={real.title}>
          <h2>{real.title}</h2>
          <p class="sub">{real.about}</p>
          <Happened real={real} />
        </section>
      ))}
      {told.speed && told.speed.length > 0 && (
        <section class="card" aria-labelledby="speed-heading">
          <h2 id="speed-heading">How fast it is</h2>
          <DataTable
            caption="Speed"
            quietCaption
            table={{
              columns: ["What", "Measured", "How"].map((label) => ({ label, kind: "text" as const })),
              rows: told.speed.map(({ what, value, note }) => [what, value, note]),
            }}
          />
        </section>
      )}
    </>
  );
}

const KINDS: Record<Family["kind"], string> = {
  theory: "theory, exact",
  published: "published figures",
  "real data": "real data",
  "simulation of others": "others' simulations",
};

function summary(families: readonly Family[]): TableData {
  const count = (label: string) => ({ label, kind: "number" as const, format: (v: number) => number(v) });
  return {
    columns: [
      { label: "Family", kind: "text" },
      { label: "Kind", kind: "text" },
      count("Cases"),
      count("Comparisons"),
      count("Outside"),
      { label: "Outside by chance", unit: "expected", kind: "number", format: about },
      count("Not run"),
      { label: "Source", kind: "text" },
    ],
    rows: families.map((family) => [family.title, KINDS[family.kind], family.cases, family.comparisons, family.outside, family.expectedOutside, family.notRun.length, family.source]),
  };
}

/** Enough digits to see by how much two figures differ. */
function exactly(value: number): string {
  return Math.abs(value) < 0.001 ? about(value) : number(value, Math.abs(value) < 10 ? 5 : 3);
}

function Rows({ family, confidence }: { family: Family; confidence: string }): JSX.Element {
  const table: TableData = {
    columns: [
      { label: "Case", kind: "text" },
      { label: "Figure", kind: "text" },
      { label: "Expected", kind: "number", format: exactly },
      { label: "Simulated", kind: "number", format: exactly },
      { label: `${confidence} interval`, unit: "\u00b1", kind: "number", format: exactly },
      { label: "Inside", kind: "text" },
    ],
    rows: family.rows.map(([name, statistic, expected, simulated, halfWidth, inside]) => [name, statistic, expected, simulated, halfWidth, inside === 1 ? "inside" : "outside"]),
  };
  return (
    <>
      <p>
        {family.about} <span class="quiet">Source: {family.source}. Shown: {family.shown}.</span>
      </p>
      {family.rows.length > 0 && (
        <DataTable
          caption={`${family.title}: comparisons`}
          quietCaption
          table={table}
          file={`validation, ${family.title}`}
          sortable
          most={100}
          cell={(_, column, value) => (column === 5 && value === "outside" ? <b class="outside">outside</b> : undefined)}
        />
      )}
      {family.notRun.length > 0 && (
        <>
          <h3>Not run</h3>
          <ul class="reasons">
            {family.notRun.map((left) => (
              <li key={left.case}>
                {left.case}: {left.why}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** A figure of the real comparison in its unit. */
function inUnit(value: number | null, unit: string): string {
  if (value === null) return "\u2013";
  if (unit === "share") return share(value);
  if (unit === "s") return seconds(value);
  return `${number(value)} ${unit}`;
}

/** What happened beside what was simulated, with the columns that any row fills. */
function Happened({ real: { title, rows } }: { real: Real }): JSX.Element {
  const text = (label: string): Column => ({ label, kind: "text", absent: "" });
  const figure = (label: string): Column => ({ label, kind: "number", absent: "\u2013" });
  const range = ([, , , unit, , low, high]: RealRow): string => (low == null || high == null ? "" : `${inUnit(low, unit)} to ${inUnit(high, unit)}`);
  const verdict = ([, , , , , , , inside]: RealRow): string => (inside == null ? "" : inside ? "inside" : "outside");
  const all: { column: Column; shown: (row: RealRow) => string }[] = [
    { column: text("Figure"), shown: ([what]) => what },
    { column: figure("Happened"), shown: ([, happened, , unit]) => inUnit(happened, unit) },
    { column: figure("Simulated"), shown: ([, , simulated, unit]) => inUnit(simulated, unit) },
    { column: figure("95 % of simulations"), shown: range },
    { column: text("What happened is"), shown: verdict },
    { column: text("Why they differ"), shown: ([, , , , reason]) => reason },
  ];
  const columns = all.filter(({ shown }) => rows.some((row) => shown(row) !== ""));
  const table: TableData = { columns: columns.map(({ column }) => column), rows: rows.map((row): Cell[] => columns.map(({ shown }) => shown(row))) };
  const saved: TableData = {
    columns: [text("Figure"), text("Unit"), ...["Happened", "Simulated", "Low", "High"].map(figure), text("Why they differ")],
    rows: rows.map(([what, happened, simulated, unit, reason, low, high]) => [what, unit, happened, simulated, low ?? null, high ?? null, reason]),
  };
  return (
    <DataTable
      caption={title}
      quietCaption
      table={table}
      saved={saved}
      file={`validation, ${title}`}
      cell={(_, __, value) => (value === "outside" ? <b class="outside">outside</b> : undefined)}
    />
  );
}

const again = signal<"running" | string | null>(null);

async function checkAgain(): Promise<void> {
  again.value = "running";
  try {
    again.value = (await engine.call("selfCheck")).digest;
  } catch (error) {
    again.value = error instanceof Error ? error.message : String(error);
  }
}

function SelfCheck(): JSX.Element {
  const first = selfCheck.value;
  const digest = first !== null && typeof first !== "string" ? first.digest : null;
  const now = again.value;
  return (
    <section class="card" aria-labelledby="self-heading" data-self={now === null || now === "running" ? "" : now}>
      <div class="section-head">
        <h2 id="self-heading">This browser</h2>
        <Button disabled={now === "running"} onClick={() => void checkAgain()}>
          Run the self check
        </Button>
      </div>
      <p>
        The report was made on another machine. That this browser computes the same is checked by {first !== null && typeof first !== "string" ? number(first.cases) : ""} fixed cases, of which every bit is hashed:{" "}
        <code class="digest">{digest ?? (typeof first === "string" ? first : "not known yet")}</code>
      </p>
      <p class="quiet" role="status">
        {now === "running" ? "Running." : now === null ? "" : now === digest ? "Run again: the same hash." : `Run again: ${now}, which is another hash. The numbers here cannot be trusted.`}
      </p>
      <p class="quiet">Version {description.value?.version ?? ""} gives the same hash wherever it runs; compare it with the one on another machine, or in the source.</p>
    </section>
  );
}
