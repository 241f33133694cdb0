import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./Button.tsx";

interface DialogProps {
  open: boolean;
  /** Called when it is closed: by its button, by Escape, or by one of its actions. */
  onClose: () => void;
  title: string;
  children: ComponentChildren;
  /** Buttons at the foot; a Close button if absent. */
  actions?: ComponentChildren;
  /** For tables and previews. */
  wide?: boolean;
}

/** A modal, native dialog; the focus returns to where it was. Its content exists only while it is open. */
export function Dialog({ open, onClose, title, children, actions, wide }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the next frame, so that its content is never there without being shown.
  useLayoutEffect(() => {
    const node = dialog.current;
    if (!node) return;
    if (open && !node.open) node.showModal();
    if (!open && node.open) node.close();
  }, [open]);
  return (
    <dialog ref={dialog} class={wide ? "dialog wide" : "dialog"} aria-labelledby={heading} onClose={() => open && onClose()}>
      {open && (
        <>
          <div class="dialog-head">
            <h2 id={heading}>{title}</h2>
            <Button look="plain" aria-label={`Close: ${title}`} onClick={onClose}>
              Close
            </Button>
          </div>
          <div class="dialog-body">{children}</div>
          {actions && <div class="dialog-foot">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
