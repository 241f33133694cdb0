import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";

interface HintProps {
  /** What stands in the text and opens the hint. */
  label: ComponentChildren;
  /** What the popover says. */
  children: ComponentChildren;
  /** The button's class; that of a term unless said. */
  look?: string;
}

/** A word that explains itself: a button that opens a popover, by mouse, touch or keyboard; closed by Escape or by looking elsewhere. */
export function Hint({ label, children, look = "term" }: HintProps): JSX.Element {
  const key = useId();
  const popover = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
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
      <button ref={button} type="button" class={look} popovertarget={key}>
        {label}
      </button>
      <span ref={popover} id={key} popover="auto" role="note" class="term-text" onToggle={place}>
        {children}
      </span>
    </span>
  );
}
