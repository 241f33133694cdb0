import type { JSX } from "preact";
import { Hint } from "../../ui/index.ts";
import { gradeWords } from "./words.ts";

/** How good the evidence is: a letter that explains itself. */
export function Grade({ grade, of }: { grade: "A" | "B" | "C"; of: string }): JSX.Element {
  return (
    <Hint
      look={`grade grade-${grade}`}
      label={
        <>
          <span class="hidden">Evidence, {of}: grade </span>
          {grade}
        </>
      }
    >
      <strong>Grade {grade}.</strong> The size of the effect rests on {gradeWords(grade)}. The grades are A, B and C, from strong to weak.
    </Hint>
  );
}
