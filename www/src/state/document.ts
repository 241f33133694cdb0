/**
 * What the page works on, and its history.
 *
 * One immutable document in one signal. Every change goes through {@link edit}, so that every
 * change can be undone; copies share what did not change ({@link put}), so that the history is small.
 */
import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import type { ScenarioInput } from "../../../src/boundary/breather";
import { CARDS, type Cards } from "./cards.ts";
import { LAB, type Lab } from "./lab.ts";

/** What a person works on; all of it can be undone, shared and saved. */
export interface Document {
  /** The scenario of the rooms about a whole centre: what differs from its preset. */
  scenario: ScenarioInput;
  /** What the scenario is compared with. */
  start: ScenarioInput;
  lab: Lab;
  cards: Cards;
}

/** Where a person looks; kept with the document but not undone. */
export interface View {
  room: string;
  /** Choices of a room that change only what is shown, by `room.name`. */
  options: Record<string, string | number | boolean>;
}

interface Step {
  document: Document;
  /** What the edit did, as in "Undo: agents". */
  label: string;
  /** The room it was made in, shown again when it is undone or redone. */
  room: string;
}

/** What a new visitor sees. */
export const FRESH: Document = { scenario: {}, start: {}, lab: LAB, cards: CARDS };

const BURST_MS = 800;

const current = signal<Document>(FRESH);
const past = signal<Step[]>([]);
const future = signal<Step[]>([]);
let burst: { label: string; at: number; open: boolean } | null = null;

/** The document; read `.value` in a component to follow it. */
export const doc: ReadonlySignal<Document> = current;

/** Where a person looks. */
export const view = signal<View>({ room: "", options: {} });

/** What Undo and Redo would do; null where there is nothing. */
export const undoable: ReadonlySignal<string | null> = computed(() => past.value.at(-1)?.label ?? null);
export const redoable: ReadonlySignal<string | null> = computed(() => future.value.at(-1)?.label ?? null);

/**
 * Changes the document: `edit("Agents", (d) => put(d, "lab.now.agents", 15))`.
 * Edits of the same label that follow each other within a drag or a burst of typing are one step;
 * {@link settle} ends the burst.
 */
export function edit(label: string, change: (from: Document) => Document): void {
  const before = current.peek();
  const after = change(before);
  if (after === before) return;
  const now = performance.now();
  const same = burst !== null && burst.label === label && (burst.open || now - burst.at < BURST_MS);
  batch(() => {
    if (!same || past.peek().length === 0) {
      past.value = [...past.peek(), { document: before, label, room: view.peek().room }];
    }
    future.value = [];
    current.value = after;
  });
  burst = { label, at: now, open: true };
}

/** Ends a burst: the next edit is a step of its own. Controls call it on `change` and when left. */
export function settle(): void {
  if (burst) burst.open = false;
}

function move(from: typeof past, to: typeof past): void {
  const step = from.peek().at(-1);
  if (!step) return;
  burst = null;
  batch(() => {
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), { ...step, document: current.peek() }];
    current.value = step.document;
    if (step.room) view.value = { ...view.peek(), room: step.room };
  });
}

export function undo(): void {
  move(past, future);
}

export function redo(): void {
  move(future, past);
}

/** Takes a document without a step to undo: at the start, from the address or from storage. */
export function adopt(document: Document): void {
  burst = null;
  batch(() => {
    current.value = document;
    past.value = [];
    future.value = [];
  });
}

/** Keeps a choice of what is shown; not undone. */
export function look(name: string, value: string | number | boolean): void {
  view.value = { ...view.peek(), options: { ...view.peek().options, [name]: value } };
}

/** Shows a room from its top. */
export function go(room: string): void {
  view.value = { ...view.peek(), room };
  window.scrollTo(0, 0);
}
