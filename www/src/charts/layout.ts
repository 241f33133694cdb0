/** Where a chart's parts stand, in CSS pixels. */
import type { ComponentChildren } from "preact";
import type { Cursor } from "./cursor.ts";

/** What a chart is drawn for. */
export interface Frame {
  /** Width in CSS pixels. */
  width: number;
  /** Whether there is room for labels beside lines; false on a phone. */
  roomy: boolean;
}

/** A chart as it will stand on the page. Its colours are tokens ("var(--scenario)"), so it follows the theme by itself. */
export interface Drawing {
  width: number;
  height: number;
  /** Axes, marks and legends, from back to front. */
  marks: ComponentChildren;
  /** Where a person can read values off; none if absent. */
  cursor?: Cursor;
}

/** The place that marks have within a drawing: its edges from the drawing's left and top. */
export interface Panel {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The place that is left within these margins. */
export function panel(width: number, height: number, margin: Panel): Panel {
  const left = margin.left;
  const top = margin.top;
  return { left, top, right: Math.max(left + 1, width - margin.right), bottom: Math.max(top + 1, height - margin.bottom) };
}

/**
 * Heights of labels, moved as little as it takes to stand `gap` from each other between `top` and
 * `bottom`; in the order given, which is kept where two want the same place.
 */
export function apart(wanted: readonly number[], gap: number, { top, bottom }: Pick<Panel, "top" | "bottom">): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = [...wanted];
  let least = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i]!, least);
    least = placed[i]! + gap;
  }
  let most = bottom;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, most);
    most = placed[i]! - gap;
  }
  return placed;
}
