/** The marks that charts are made of. Colours are tokens; positions are pixels, or values with the scales that place them. */
import { area, line } from "d3-shape";
import type { ComponentChildren, JSX } from "preact";
import type { Panel } from "./layout.ts";

/** A point of a line; a line has a gap where y is null. */
export interface Point {
  x: number;
  y: number | null;
}

interface LineProps {
  points: readonly Point[];
  x: (value: number) => number;
  y: (value: number) => number;
  colour: string;
  width?: number;
  /** Dashes tell lines apart without colour. */
  dash?: string | undefined;
}

/** A line through points. */
export function Line({ points, x, y, colour, width = 2, dash }: LineProps): JSX.Element {
  const path = line<Point>(
    (p) => x(p.x),
    (p) => y(p.y ?? 0),
  ).defined((p) => p.y !== null)(points as Point[]);
  return <path d={path ?? ""} fill="none" stroke={colour} stroke-width={width} stroke-dasharray={dash} stroke-linejoin="round" />;
}

/** The area between points and zero. */
export function Area({ points, x, y, colour }: Omit<LineProps, "width" | "dash">): JSX.Element {
  const path = area<Point>()
    .x((p) => x(p.x))
    .y0(y(0))
    .y1((p) => y(p.y ?? 0))
    .defined((p) => p.y !== null)(points as Point[]);
  return <path d={path ?? ""} fill={colour} fill-opacity={0.14} />;
}

/** A point of a band; a band has a gap where an end is null. */
export interface Between {
  x: number;
  low: number | null;
  high: number | null;
}

/** The area between two lines: an interval about a third. */
export function Band({ points, x, y, colour }: { points: readonly Between[]; x: (value: number) => number; y: (value: number) => number; colour: string }): JSX.Element {
  const path = area<Between>()
    .x((p) => x(p.x))
    .y0((p) => y(p.low ?? 0))
    .y1((p) => y(p.high ?? 0))
    .defined((p) => p.low !== null && p.high !== null)(points as Between[]);
  return <path d={path ?? ""} fill={colour} fill-opacity={0.22} />;
}

interface RuleProps {
  panel: Panel;
  /** Where it stands, in pixels. */
  at: number;
  colour: string;
  width?: number;
  dash?: string;
}

/** A line across the panel. */
export function RuleY({ panel, at, colour, width = 1, dash }: RuleProps): JSX.Element {
  return <line x1={panel.left} x2={panel.right} y1={at} y2={at} stroke={colour} stroke-width={width} stroke-dasharray={dash} />;
}

/** A line from the panel's top to its bottom. */
export function RuleX({ panel, at, colour, width = 1, dash }: RuleProps): JSX.Element {
  return <line x1={at} x2={at} y1={panel.top} y2={panel.bottom} stroke={colour} stroke-width={width} stroke-dasharray={dash} />;
}

/** A point, ringed by the ground so that it stands out from lines. */
export function Dot({ x, y, r = 4.5, colour }: { x: number; y: number; r?: number; colour: string }): JSX.Element {
  return <circle cx={x} cy={y} r={r} fill={colour} stroke="var(--card)" stroke-width={1.5} />;
}

interface LabelProps {
  x: number;
  y: number;
  colour?: string;
  anchor?: "start" | "middle" | "end";
  bold?: boolean;
  /** Keeps it legible over lines. */
  halo?: boolean;
  small?: boolean;
  children: ComponentChildren;
}

/** Words in the drawing, centred on their height. */
export function Label({ x, y, colour = "var(--muted)", anchor = "start", bold = false, halo = false, small = false, children }: LabelProps): JSX.Element {
  return (
    <text
      x={x}
      y={y}
      dy="0.32em"
      fill={colour}
      text-anchor={anchor}
      {...(bold ? { "font-weight": 600 } : {})}
      {...(small ? { "font-size": 11 } : {})}
      {...(halo ? { stroke: "var(--card)", "stroke-width": 4, "stroke-linejoin": "round" as const, "paint-order": "stroke" } : {})}
    >
      {children}
    </text>
  );
}
