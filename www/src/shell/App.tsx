import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { description, loadDescription, loadSelfCheck, selfCheck } from "../state/describe.ts";
import { redo, undo, view } from "../state/document.ts";
import { settled } from "../state/keep.ts";
import { rooms } from "../rooms.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Notices } from "./Notices.tsx";

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) anywhere, in number fields too: what is undone there is the value, not the letters. */
function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const target = event.target;
  if (target instanceof HTMLTextAreaElement) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo();
  else if ((key === "z" && event.shiftKey) || key === "y") redo();
  else return;
  event.preventDefault();
}

/**
 * A control that goes away when it is pressed would take the focus along, and a person at the keyboard would not know
 * where they are: what it stood in takes the focus, or the answer.
 */
function keepFocus(event: MouseEvent): void {
  const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("a, button, input, select, summary") : null;
  if (!pressed) return;
  const around: HTMLElement[] = [];
  for (let node = pressed.parentElement; node && node.id !== "main"; node = node.parentElement) if (node.matches("section, dialog")) around.push(node);
  // The page is drawn anew in the next frame at the latest; what follows from that has had its turn after another.
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (pressed.isConnected || document.activeElement !== document.body) return;
      const left = around.find((node) => node.isConnected) ?? document.querySelector<HTMLElement>("main h1");
      if (!left) return;
      if (!left.hasAttribute("tabindex")) left.tabIndex = -1;
      left.focus({ preventScroll: true });
    }, 50),
  );
}

/** The page: header, the room, footer. */
export function App(): JSX.Element {
  const [failure, setFailure] = useState("");
  const room = rooms.find((r) => r.id === view.value.room) ?? rooms[0]!;
  const ready = description.value !== null;
  useEffect(() => {
    loadDescription().then(loadSelfCheck, (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", keepFocus);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", keepFocus);
    };
  }, []);
  useEffect(() => {
    document.title = `${room.title} \u00b7 Breather`;
  }, [room]);
  const answered = ready && selfCheck.value !== null;
  useEffect(() => {
    document.documentElement.dataset.ready = String(answered);
  }, [answered]);
  const Component = room.component;
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to the content
      </a>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          const heading = document.querySelector<HTMLElement>("main h1");
          if (!heading) return;
          heading.tabIndex = -1;
          heading.focus();
        }}
      >
        Skip to the answer
      </a>
      <Header room={room} />
      <Notices />
      <main id="main" tabIndex={-1} aria-busy={!ready && !failure}>
        {failure ? (
          <div class="problems" role="alert">
            <h1>Breather could not start</h1>
            <p>{failure}</p>
            <p>The page needs a browser of 2023 or later with WebAssembly, workers and DecompressionStream.</p>
          </div>
        ) : !settled.value ? null : ready ? (
          <Component key={room.id} />
        ) : (
          <p class="starting" role="status">
            Starting the engine.
          </p>
        )}
      </main>
      <Footer />
    </>
  );
}
