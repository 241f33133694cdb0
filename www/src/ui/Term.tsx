import type { ComponentChildren, JSX } from "preact";
import { term as find } from "../state/describe.ts";
import { Hint } from "./Hint.tsx";

interface TermProps {
  /** Its id in the glossary: `serviceLevel`. */
  id: string;
  /** The word as it stands in the sentence; the glossary's own if absent. */
  children?: ComponentChildren;
}

/** A word with its exact definition. A word that the glossary does not have is plain text. */
export function Term({ id, children }: TermProps): JSX.Element {
  const found = find(id);
  if (!found) return <>{children ?? id}</>;
  return (
    <Hint label={children ?? found.term}>
      <strong>{found.term}.</strong> {found.definition}
    </Hint>
  );
}
