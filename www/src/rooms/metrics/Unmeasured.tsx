import type { JSX } from "preact";
import { ends, kindOf, signed } from "../../format.ts";
import { edit } from "../../state/document.ts";
import { put } from "../../state/paths.ts";
import { Button, DataTable, Fold, Status, type TableData } from "../../ui/index.ts";
import { Acts } from "../scenario/Acts.tsx";
import { problems, type Answer } from "../scenario/answers.ts";
import { differenceOf } from "../scenario/outcomes.ts";
import { certainty, listed } from "../scenario/words.ts";
import { Through } from "./Chain.tsx";
import { openRows, range, workOutRange, type Which } from "./unmeasured.ts";

/** What is told of a floor that nobody measures. */
const TOLD: readonly { id: string; label: string; words: string; better: "more" | "less" }[] = [
  { id: "serviceLevel", label: "Service level", words: "service level", better: "more" },
  { id: "handleSeconds", label: "Handling time", words: "handling time", better: "less" },
  { id: "strainMean", label: "Mean strain", words: "mean strain", better: "less" },
  { id: "attritionPerYear", label: "Leaving", words: "leaving", better: "less" },
];

const NAMES: Record<Which, string> = { harm: "At the harmful ends", assumed: "As assumed", help: "At the helpful ends" };

/** No metrics at all: what is known, this run's own numbers, and both ends of what is plausible. */
export function Unmeasured({ answer: shown }: { answer: Answer }): JSX.Element {
  const { now, start } = shown.pair;
  const none = now.complete.policy.metrics === "none";
  const before = start.complete.policy.metrics === "none";
  const rows = openRows();
  const found = range.value?.pair.start === start ? range.value : null;
  return (
    <section class="card unmeasured" aria-labelledby="unmeasured-heading">
      <h2 id="unmeasured-heading">Measuring nobody</h2>
      <p>
        No study has removed all metrics in an inbound service; in this model it can help or harm, by what is assumed of people whom nobody measures. Who does less unwatched, and how much, is against what monitoring strains.
      </p>
      {none && !before && <p data-none>{result(shown)}</p>}
      {!none && (
        <p class="no-print">
          <Button onClick={() => edit("Who is measured", (d) => ({ ...d, scenario: put(d.scenario, "policy.metrics", "none") }))}>Measure nobody in the scenario</Button>
        </p>
      )}
      <Through rows={rows} now={now.complete} />
      <Fold title={<>Change these, and their sources<span class="hidden">: measuring nobody</span></>} class="inner" lazy>
        <Acts rows={rows} now={now.complete} start={start.complete} problems={problems.value} within="unmeasured" />
      </Fold>
      {before ? null : found ? <Ends found={found} /> : (
        <p class="no-print">
          <Button onClick={() => void workOutRange(shown.pair)}>Work out both ends of the range</Button>
        </p>
      )}
    </section>
  );
}

function result(shown: Answer): string {
  const clear: string[] = [];
  const unclear: string[] = [];
  for (const { id, words } of TOLD) {
    const difference = differenceOf(shown, id);
    if (!difference || difference.mean === null) continue;
    const kind = kindOf(difference.unit);
    if (!certainty(difference).clear) unclear.push(words);
    else clear.push(`${words} ${signed(difference.mean, kind)}${difference.low !== null && difference.high !== null ? ` (${ends(difference.low, difference.high, kind)})` : ""}`);
  }
  return `In this run, as assumed: ${listed(clear) || "nothing changes clearly"}${clear.length > 0 && unclear.length > 0 ? "; " : unclear.length > 0 ? ": " : ""}${unclear.length > 0 ? `no clear change in ${listed(unclear)}` : ""}.`;
}

function Ends({ found }: { found: NonNullable<typeof range.value> }): JSX.Element {
  if (found.failed) return <p class="quiet">{found.failed}</p>;
  if (!found.done) return <Status job={found} label="Previews of both ends" />;
  const table: TableData = {
    columns: [{ label: "Against the baseline", kind: "text" }, ...found.ends.map(({ which }) => ({ label: NAMES[which], kind: "text" as const }))],
    rows: TOLD.map(({ id, label }) => [
      label,
      ...found.ends.map(({ differences }) => {
        const difference = differences[id];
        if (!difference || difference.mean === null) return "not known";
        const kind = kindOf(difference.unit);
        const between = difference.low !== null && difference.high !== null ? ` (${ends(difference.low, difference.high, kind)})` : "";
        return certainty(difference).clear ? `${signed(difference.mean, kind)}${between}` : `no clear change${between}`;
      }),
    ]),
  };
  return (
    <div role="status">
      <p>{verdict(found.ends)}</p>
      <div class="scroll">
        <DataTable caption="Measuring nobody, at the ends of what is plausible, by previews" table={table} />
      </div>
    </div>
  );
}

/** What the two ends say together. */
function verdict(all: NonNullable<typeof range.value>["ends"]): string {
  const ways = (which: Which, better: boolean): string[] => {
    const differences = all.find((end) => end.which === which)?.differences ?? {};
    return TOLD.flatMap(({ id, words, better: more }) => {
      const difference = differences[id];
      if (!difference || !certainty(difference).clear) return [];
      return ((certainty(difference).way === "higher") === (more === "more")) === better ? [words] : [];
    });
  };
  const [harmed, helped] = [ways("harm", false), ways("help", true)];
  const one = harmed.length > 0 ? `At the harmful ends it worsens ${listed(harmed)}` : "Even at the harmful ends it worsens none of these clearly";
  const other = helped.length > 0 ? `at the helpful ends it betters ${listed(helped)}` : "at the helpful ends it betters none of these clearly";
  return `${one}; ${other}. Which of these a centre is, it can only find out by trying.`;
}
