import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { several } from "../../format.ts";
import { controlId } from "../../state/paths.ts";
import { Button, ProblemsPanel, Segmented, Status } from "../../ui/index.ts";
import { follow, job, problems, shown, stale, type Shown } from "./ask.ts";
import { EveryRule } from "./EveryRule.tsx";
import { Floor } from "./Floor.tsx";
import { Levers } from "./Levers.tsx";
import { MetricsTable } from "./MetricsTable.tsx";
import { forgetOwn, importing, kept, keepError, keepOwn, own, restore, source } from "./own.ts";
import { OwnDialog } from "./OwnDialog.tsx";
import { Practice } from "./Practice.tsx";
import { assumedWords, behind, headline } from "./words.ts";

/** A scorecard on a made-up floor whose truth can be revealed, or on a person's own figures. */
export function Scorecards(): JSX.Element {
  useEffect(() => {
    restore();
    return follow();
  }, []);
  const answer = shown.value;
  const wanted = source.value;
  const fits = answer !== null && answer.people.of === wanted && (wanted === "drawn" || answer.people.agents === own.value?.agents);
  const without = wanted === "own" && own.value === null;
  return (
    <div class="room lab cards">
      <section class={`lab-say${stale.value ? " stale" : ""}`} aria-label="In words" aria-busy={!fits && !without && problems.value.length === 0}>
        {without ? <h1>Your own figures: whom would a scorecard flag, and how surely?</h1> : fits ? <Say shown={answer} /> : <h1>Scoring people</h1>}
        <Figures />
      </section>
      <Levers />
      <section class="lab-results" aria-label="Results">
        <ProblemsPanel problems={problems.value} consequence={fits ? "What is shown belongs to the last card that was possible." : ""} control={({ path }) => placeOf(path)} />
        <Status job={job.value} label="Scoring people" />
        {fits && (
          <>
            <Floor shown={answer} />
            <EveryRule shown={answer} />
            <MetricsTable shown={answer} />
          </>
        )}
        <Practice />
      </section>
      <OwnDialog />
    </div>
  );
}

/** The control of a problem's field, wherever in the room it stands. */
function placeOf(path: string): string | null {
  const at = path.replace(/^rule\.flag(Share|Below|Reds)$/, (_, name: string) => `flag.${name.toLowerCase()}`);
  return [`cards.${at}`, `cards.floor.${at}`].map(controlId).find((id) => document.getElementById(id)) ?? null;
}

function Say({ shown: { card, cards } }: { shown: Shown }): JSX.Element {
  const sentence = headline(card);
  const text = sentence.map((part) => part.text).join("");
  const assumed = assumedWords(card);
  return (
    <>
      <h1>{sentence.map((part, i) => (part.strong ? <b key={i}>{part.text}</b> : part.text))}</h1>
      <p class="sub">{card.verdict.code === "allEqual" ? "There is nothing to rank." : behind(card, cards)}</p>
      {assumed && <p class="sub">{assumed}</p>}
      <Spoken text={text} />
    </>
  );
}

/** Says the sentence to a screen reader once it has stood still. */
function Spoken({ text }: { text: string }): JSX.Element {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 900);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}

/** Whose figures are scored, and what is kept of a person's own. */
function Figures(): JSX.Element {
  const mine = own.value;
  return (
    <div class="card-source no-print">
      <Segmented
        legend="Whose figures"
        quiet
        name="whose-figures"
        value={source.value}
        options={[
          { value: "drawn", label: "A made-up floor" },
          { value: "own", label: "Own figures" },
        ]}
        onChange={(value) => (source.value = value)}
      />
      {source.value === "own" && (
        <>
          <Button look={mine ? "normal" : "primary"} onClick={() => (importing.value = true)}>
            {mine ? "Other figures" : "Paste or open your figures"}
          </Button>
          {mine && !kept.value && <Button onClick={keepOwn}>Keep on this computer</Button>}
          {mine && <Button onClick={forgetOwn}>Forget these figures</Button>}
          <p class="quiet kept-line" role="status">
            {mine
              ? `${mine.source}: ${several(mine.agents.id.length, "person", "people")}${mine.leftOut > 0 ? `, ${several(mine.leftOut, "row")} left out` : ""}. ${kept.value ? "Kept in this browser on this computer, until you have them forgotten." : "Nothing of it is kept: it is gone when the page is closed."} They are in no link and in no saved scenario.`
              : "Agents' results as a table, read inside this page. Nothing leaves your computer, and nothing is kept unless you ask for it."}
            {keepError.value && ` ${keepError.value}`}
          </p>
        </>
      )}
    </div>
  );
}
