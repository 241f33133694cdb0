/** Parts of a room's first sentences. */
import type { JSX } from "preact";
import { number } from "../../format.ts";
import { description } from "../../state/describe.ts";
import { go } from "../../state/document.ts";
import { Button } from "../../ui/index.ts";
import type { Answer } from "./answers.ts";
import { listed, movedOf, parts } from "./words.ts";

/** A sentence in which what stands out is between asterisks, in the colour of what it says; without the scenario's colour where nothing is changed. */
export function Marked({ words, plain }: { words: string; plain: boolean }): JSX.Element {
  return (
    <>
      {parts(words).map(({ text, marked }, i) =>
        marked === null ? (
          text
        ) : (
          <b key={i} class={marked || (plain ? "plain" : "")}>
            {text}
          </b>
        ),
      )}
    </>
  );
}

/** What the scenario changes, and the way to the levers. */
export function Changed({ answer: { pair } }: { answer: Answer }): JSX.Element {
  const moved = movedOf(pair.now.complete, pair.start.complete, description.value?.assumptions ?? []);
  return (
    <>
      {pair.same ? "This is the baseline; nothing is changed. " : `Changed: ${listed(moved.slice(0, 4).map(({ label, now, unit }) => `${label} ${now}${unit ? ` ${unit}` : ""}`))}${moved.length > 4 ? ` and ${number(moved.length - 4)} more` : ""}. `}
      <Button look="plain" onClick={() => go("scenario")}>
        To the levers
      </Button>
    </>
  );
}
