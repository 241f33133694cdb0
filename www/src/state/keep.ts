/**
 * Keeping the document: in the address's hash and in the browser's storage, shortly after each
 * change; and finding it again. What could not be read or kept is told, never papered over.
 */
import { effect, signal } from "@preact/signals";
import { fromHash, fromJson, toHash, toJson, Unreadable, type Kept } from "./codec.ts";
import { adopt, doc, edit, FRESH, view } from "./document.ts";

const KEY = "breather:1";
const DELAY_MS = 300;

/** What a person should know about where the document came from. */
export type Notice =
  | { kind: "restored" }
  | { kind: "unreadableLink"; reason: string }
  | { kind: "unreadableStore" }
  | { kind: "notStored"; reason: string };

/** What to tell; null for nothing. */
export const notice = signal<Notice | null>(null);

/** The link of the last state kept, for copying; empty until it has been kept once. */
export const link = signal("");

/** False while a link that cannot be read waits for a decision: nothing is overwritten till then. */
export const settled = signal(false);

function read(): Kept | null | "unreadable" {
  let text: string | null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return null;
  }
  if (text === null) return null;
  try {
    return fromJson(text);
  } catch {
    return "unreadable";
  }
}

function take(kept: Kept, rooms: readonly string[], fallback: string): void {
  adopt(kept.document);
  view.value = { ...kept.view, room: rooms.includes(kept.view.room) ? kept.view.room : fallback };
}

/**
 * Finds what to open: the link in the address if there is one, else what was last kept here, else
 * a fresh page. `rooms` are the ids of all rooms, the first one shown where none is named; a
 * hash that is a room's id opens that room.
 */
export async function open(rooms: readonly string[]): Promise<void> {
  const first = rooms[0] ?? "";
  const hash = location.hash.replace(/^#/, "");
  const asked = rooms.includes(hash) ? hash : null;
  if (hash !== "" && asked === null) {
    try {
      take(await fromHash(hash), rooms, first);
    } catch (error) {
      view.value = { room: first, options: {} };
      notice.value = { kind: "unreadableLink", reason: error instanceof Unreadable ? error.message : String(error) };
      return;
    }
  } else {
    restore(rooms, asked);
  }
  settled.value = true;
}

function restore(rooms: readonly string[], asked: string | null): void {
  const first = rooms[0] ?? "";
  const stored = read();
  if (stored === "unreadable") notice.value = { kind: "unreadableStore" };
  if (stored !== null && stored !== "unreadable") {
    take(stored, rooms, first);
    if (toJson({ document: stored.document, view: { room: "", options: {} } }) !== "{}") notice.value = { kind: "restored" };
  } else {
    view.value = { room: first, options: {} };
  }
  if (asked) view.value = { ...view.peek(), room: asked };
}

/** After a link that could not be read: what was last kept on this computer, or a fresh page. */
export function decide(what: "kept" | "fresh", rooms: readonly string[]): void {
  notice.value = null;
  if (what === "kept") restore(rooms, null);
  settled.value = true;
}

/** Sets everything back to a new visitor's page; can be undone. */
export function startFresh(): void {
  edit("Start fresh", () => FRESH);
  notice.value = null;
}

/** Starts keeping every change. Call once, after {@link open}. */
export function keep(rooms: readonly string[]): void {
  let timer = 0;
  let own = "";
  let turn = 0;
  const write = async (kept: Kept): Promise<void> => {
    turn += 1;
    const mine = turn;
    try {
      localStorage.setItem(KEY, toJson(kept));
      if (notice.peek()?.kind === "notStored") notice.value = null;
    } catch (error) {
      notice.value = { kind: "notStored", reason: error instanceof Error ? error.name : String(error) };
    }
    const hash = await toHash(kept);
    if (mine !== turn) return;
    own = hash;
    history.replaceState({ room: kept.view.room }, "", hash);
    link.value = location.href;
  };
  let pending: Kept | null = null;
  const flush = (): void => {
    clearTimeout(timer);
    if (pending) void write(pending);
    pending = null;
  };
  effect(() => {
    const kept: Kept = { document: doc.value, view: view.value };
    if (!settled.value) return;
    pending = kept;
    clearTimeout(timer);
    timer = window.setTimeout(flush, DELAY_MS);
  });
  // Rooms are places to the browser: Back leads to the one before, with everything as it is now.
  let here: string | null = null;
  effect(() => {
    const { room } = view.value;
    if (!settled.value || room === here) return;
    if (here !== null) history.pushState({ room }, "", location.href);
    here = room;
  });
  window.addEventListener("popstate", (event: PopStateEvent) => {
    const room: unknown = (event.state as { room?: unknown } | null)?.room;
    if (typeof room !== "string" || !rooms.includes(room)) return;
    // What is being written belongs to the place that was left.
    turn += 1;
    own = location.hash;
    here = room;
    view.value = { ...view.peek(), room };
  });
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  window.addEventListener("hashchange", () => {
    const hash = location.hash;
    if (hash === own || hash === "" || hash === "#") return;
    if (rooms.includes(hash.slice(1))) {
      view.value = { ...view.peek(), room: hash.slice(1) };
      return;
    }
    fromHash(hash).then(
      (kept) => {
        edit("Open a link", () => kept.document);
        view.value = { ...kept.view, room: rooms.includes(kept.view.room) ? kept.view.room : view.peek().room };
      },
      (error: unknown) => {
        settled.value = false;
        notice.value = { kind: "unreadableLink", reason: error instanceof Unreadable ? error.message : String(error) };
      },
    );
  });
}
