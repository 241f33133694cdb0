import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { term as find } from "../state/describe.ts";

interface TermProps {
  /** Its id in the glossary: `serviceLevel`. */
  id: string;
  /** The word as it stands in the sentence; the glossary's own if absent. */
  children?: ComponentChildren;
}

/**
 * A word with its exact definition: a button that opens a popover, by mouse, touch or keyboard;
 * closed by Escape or by looking elsewhere. A word that the glossary does not have is plain text.
 */
export function Term({ id, children }: TermProps): JSX.Element {
  const key = useId();
  const popover = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const found = find(id);
  if (!found) return <>{children ?? id}</>;
  const place = (): void => {
    const box = popover.current;
    const anchor = button.current?.getBoundingClientRect();
    if (!box || !anchor) return;
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    const below = anchor.bottom + 6 + box.offsetHeight <= document.documentElement.clientHeight;
    box.style.left = `${Math.max(8, Math.min(anchor.left, room))}px`;
    box.style.top = `${below ? anchor.bottom + 6 : Math.max(8, anchor.top - box.offsetHeight - 6)}px`;
  };
  return (
    <span class="term-holder">
      <button ref={button} type="button" class="term" popovertarget={key}>
        {children ?? found.term}
      </button>
      <span ref={popover} id={key} popover="auto" role="note" class="term-text" onToggle={place}>
        <strong>{found.term}.</strong> {found.definition}
      </span>
    </span>
  );
}
