import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { number, share } from "../../format.ts";
import { doc, edit, settle } from "../../state/document.ts";
import { put } from "../../state/paths.ts";
import { Button, Figure } from "../../ui/index.ts";
import { flagBy, stale, type Shown } from "./ask.ts";
import { drawRanking, everyOf, FateMark, FATES, rankingTable, type Fate, type Ranking } from "./ranking.tsx";
import { revealWords } from "./words.ts";

/** Whether the truth of the made-up floor is shown. */
export const revealed = signal(false);

/** A floor ranked by the card, with the truth where it is known and asked for. */
export function Floor({ shown }: { shown: Shown }): JSX.Element {
  const { card, cards, people } = shown;
  const told = revealed.value && card.revealed !== null;
  const { kind } = cards.rule;
  const ranking = useMemo((): Ranking => {
    const deviations = kind === "zScores" || kind === "forcedRanking";
    return {
      card,
      revealed: told,
      limit: flagBy(cards, kind) === "below" ? (kind === "zScores" ? cards.flag.zBelow : cards.flag.below) : null,
      unit: deviations ? "score, SD of the group" : "score, points",
      confidence: cards.confidence,
      hard: new Set(people.truth?.hard),
      games: new Set(people.truth?.games),
    };
  }, [card, told]);
  const draw = useMemo(() => drawRanking(ranking), [ranking]);
  const table = useMemo(() => rankingTable(ranking), [ranking]);
  const every = everyOf(card);
  const seed = Number(doc.value.cards.floor.seed ?? 1);
  const sees = { reported: "the figures as reported", adjusted: "the figures without case mix", estimates: "the estimated levels" }[cards.rule.figures] ?? "the figures";
  const fates: Fate[] = told ? ["spared", "rightly", "wrongly", "missed"] : ["spared", "flagged"];
  return (
    <Figure
      title={people.of === "drawn" ? "A made-up floor, ranked by this card" : "Your people, ranked by this card"}
      subtitle={`Marks: the score that the rule sees, from ${sees}. Bars: where the true score lies with a probability of ${share(cards.confidence, 0)}${every > 1 ? `. Of so many people, one in ${number(every)} is drawn` : ""}`}
      draw={draw}
      table={table}
      file={people.of === "drawn" ? "floor ranked by the card" : "people ranked by the card"}
      stale={stale.value}
    >
      <ul class="legend fates" role="list">
        {fates.map((fate) => (
          <li key={fate}>
            <svg width={16} height={16} aria-hidden="true">
              <FateMark fate={fate} x={8} y={8} r={4.5} />
            </svg>
            {FATES[fate]}
          </li>
        ))}
        {told && (
          <li>
            <svg width={16} height={16} aria-hidden="true">
              <path d="M1 8h14" stroke="var(--ink)" stroke-width={2.4} />
            </svg>
            true score
          </li>
        )}
      </ul>
      {people.of === "drawn" && (
        <div class="card-tools no-print">
          <Button look={told ? "normal" : "primary"} aria-pressed={told} onClick={() => (revealed.value = !told)}>
            {told ? "Hide the truth" : "Reveal who truly was good"}
          </Button>
          <Button
            onClick={() => {
              settle();
              // Whoever is new is judged by the card first.
              revealed.value = false;
              edit("Another floor", (d) => put(d, "cards.floor.seed", seed + 1));
            }}
          >
            Another floor
          </Button>
        </div>
      )}
      {people.of === "drawn" && (
        <p class="card-told" role="status">
          {told && card.revealed ? revealWords(card.revealed, card.flagged.count, cards) : ""}
        </p>
      )}
      {people.of === "drawn" && (
        <p class="quiet">
          {told
            ? "Truth: the score that each person's own level would have, after endlessly many calls, on the same mix of calls as everybody and without gaming. What a person is worth beyond these metrics is not in it."
            : "The people are made up: how much they differ is what the assumptions say, so that it is known who truly is good."}
        </p>
      )}
    </Figure>
  );
}
