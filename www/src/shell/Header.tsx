import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { go, redo, redoable, undo, undoable } from "../state/document.ts";
import { theme, type Theme } from "../state/theme.ts";
import { Button } from "../ui/Button.tsx";
import { rooms, type Room } from "../rooms.ts";
import { OpenDialog, SaveDialog } from "./Files.tsx";

const THEMES: { value: Theme; label: string }[] = [
  { value: "system", label: "System colours" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Brand, rooms and tools. */
export function Header({ room }: { room: Room }): JSX.Element {
  const [dialog, setDialog] = useState<"open" | "save" | null>(null);
  const back = undoable.value;
  const forth = redoable.value;
  return (
    <header class="top">
      <div class="brand">Breather</div>
      <nav aria-label="Rooms">
        {rooms.map((r) => (
          <a
            key={r.id}
            href={`#${r.id}`}
            {...(r === room ? { "aria-current": "page" as const } : {})}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              go(r.id);
            }}
          >
            {r.label}
          </a>
        ))}
      </nav>
      <div class="tools" role="group" aria-label="Tools">
        <Button disabled={back === null} title={back === null ? "Nothing to undo" : `Undo: ${back} (Ctrl+Z)`} onClick={undo}>
          Undo{back !== null && <span class="hidden">: {back}</span>}
        </Button>
        <Button disabled={forth === null} title={forth === null ? "Nothing to redo" : `Redo: ${forth} (Ctrl+Shift+Z)`} onClick={redo}>
          Redo{forth !== null && <span class="hidden">: {forth}</span>}
        </Button>
        <Button onClick={() => setDialog("open")}>Open</Button>
        <Button onClick={() => setDialog("save")}>Save</Button>
        <Button onClick={() => window.print()}>Print</Button>
        <label class="theme">
          <span class="hidden">Colours</span>
          <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
            {THEMES.map((t) => (
              <option key={t.value} value={t.value}>
                {t.label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <OpenDialog open={dialog === "open"} onClose={() => setDialog(null)} />
      <SaveDialog open={dialog === "save"} onClose={() => setDialog(null)} />
    </header>
  );
}
