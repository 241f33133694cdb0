import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { number, share } from "../../format.ts";
import { DataTable, type Cell, type TableData } from "../../ui/index.ts";
import { RULES, stale, type Shown } from "./ask.ts";
import { listed } from "./ranking.tsx";
import { ruleLabel } from "./words.ts";

const SHORT = { linear: "Line", bands: "Bands", zScores: "SD from the mean", forcedRanking: "Forced ranking", trafficLights: "Lights" } as const;

/** Who would be flagged under each rule on the same figures, and how sure that is. */
export function EveryRule({ shown }: { shown: Shown }): JSX.Element {
  const { card, byRule, cards } = shown;
  const chance = (value: number): string => share(value, 0);
  const sum: TableData = {
    columns: [
      { label: "Rule", kind: "text" },
      { label: "Flagged", kind: "number", format: (value) => number(value), absent: "no answer" },
      { label: "A flag is right", unit: "chance", kind: "number", format: chance, absent: "nobody flagged" },
      { label: "Flagged, yet in the better half", unit: "chance", kind: "number", format: chance, absent: "nobody flagged" },
      { label: "Missed", unit: "people, expected", kind: "number", format: (value) => number(value, 1), absent: "no answer" },
    ],
    rows: RULES.map((kind, i) => {
      const one = byRule[i];
      return [`${ruleLabel(kind)}${kind === cards.rule.kind ? " (this card)" : ""}`, one?.flagged.count ?? null, one?.flagged.rightly ?? null, one?.flagged.aboveMedian ?? null, one?.flagged.missed ?? null];
    }),
  };
  const { some, saved } = useMemo(() => everybody(shown), [card, byRule]);
  return (
    <section class={`card lab-table every-rule${stale.value ? " stale" : ""}`} aria-labelledby="every-rule">
      <h2 id="every-rule">Who would be flagged under each rule</h2>
      <p class="quiet">The same figures and weights; this card&rsquo;s rule flags as set, the others as they usually do: below 25 points, below −1 SD, the last tenth, one red metric.</p>
      <DataTable caption="How many each rule flags, and how sure that is" quietCaption table={sum} />
      <h3>Everybody whom a rule flags, from the end of the list</h3>
      <p class="quiet">✓ is flagged; the percentage is the chance that the person belongs among those whom that rule flags. The CSV holds everybody.</p>
      <DataTable caption="People and rules: flagged, and the chance of belonging there" quietCaption table={some} saved={saved} file="who is flagged under each rule" most={50} />
    </section>
  );
}

function everybody({ card, byRule }: Shown): { some: TableData; saved: TableData } {
  const rules = RULES.flatMap((kind, i) => (byRule[i] ? [{ kind, of: byRule[i].agents }] : []));
  const { agents } = card;
  const order = listed(card);
  // From the end of the list, where flags are.
  const flagged = order.filter((at) => rules.some(({ of }) => of.flagged[at])).reverse();
  const cell = (of: (typeof rules)[number]["of"], at: number): string => `${of.flagged[at] ? "\u2713 " : ""}${share(of.belongs[at]!, 0)}`;
  return {
    some: {
      columns: [{ label: "Person", kind: "text" }, ...rules.map(({ kind }) => ({ label: SHORT[kind], kind: "number" as const }))],
      rows: flagged.map((at): Cell[] => [agents.id[at]!, ...rules.map(({ of }) => cell(of, at))]),
    },
    saved: {
      columns: [
        { label: "Person", kind: "text" },
        ...["Score", "True score from", "True score to", "True rank from", "True rank to", "In the better half, chance"].map((label) => ({ label, kind: "number" as const })),
        ...rules.flatMap(({ kind }) => [
          { label: `${SHORT[kind]}: flagged`, kind: "text" as const },
          { label: `${SHORT[kind]}: belongs there, chance`, kind: "number" as const },
        ]),
      ],
      rows: order.map((at): Cell[] => [
        agents.id[at]!,
        agents.decided[at]!,
        agents.low[at]!,
        agents.high[at]!,
        agents.rankLow[at]!,
        agents.rankHigh[at]!,
        agents.aboveMedian[at]!,
        ...rules.flatMap(({ of }): Cell[] => [of.flagged[at]!, of.belongs[at]!]),
      ]),
    },
  };
}
