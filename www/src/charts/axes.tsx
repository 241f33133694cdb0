/** Axes and grids: ticks where a scale or the caller puts them, in the page's own words. */
import type { ComponentChildren, JSX } from "preact";
import type { Panel } from "./layout.ts";

interface AxisProps {
  panel: Panel;
  /** From a value to its pixel. */
  scale: (value: number) => number;
  ticks: readonly number[];
  format: (value: number) => string;
  /** What is measured, with its unit. */
  label?: string;
}

const TICK = 6;

/** The axis below the panel; its label stands centred under the ticks. A line break in a tick's words starts a second line. */
export function AxisX({ panel, scale, ticks, format, label }: AxisProps): JSX.Element {
  const { left, right, bottom } = panel;
  return (
    <g text-anchor="middle" fill="currentColor">
      {ticks.map((value) => {
        const x = scale(value);
        return (
          <g key={value}>
            <line x1={x} x2={x} y1={bottom} y2={bottom + TICK} stroke="currentColor" />
            {lined(format(value)).map((text, i) => (
              <text key={i} x={x} y={bottom + 18 + 13 * i}>
                {text}
              </text>
            ))}
          </g>
        );
      })}
      {label && (
        <text x={(left + right) / 2} y={bottom + 36}>
          {label}
        </text>
      )}
    </g>
  );
}

function lined(text: string): string[] {
  return text.split("\n");
}

/** The axis left of the panel, with a grid across it; its label stands above. */
export function AxisY({ panel, scale, ticks, format, label }: AxisProps): JSX.Element {
  const { left, right, top } = panel;
  return (
    <g text-anchor="end" fill="currentColor">
      {ticks.map((value) => {
        const y = scale(value);
        return (
          <g key={value}>
            <line x1={left} x2={right} y1={y} y2={y} stroke="var(--rule)" />
            <line x1={left - TICK} x2={left} y1={y} y2={y} stroke="currentColor" />
            <text x={left - TICK - 3} y={y} dy="0.32em">
              {format(value)}
            </text>
          </g>
        );
      })}
      {label && (
        <text x={2} y={top - 12} text-anchor="start">
          {label}
        </text>
      )}
    </g>
  );
}

/** Words for the rows of a heat-map, left of them. */
export function RowNames({ left, rows }: { left: number; rows: readonly { y: number; name: ComponentChildren }[] }): JSX.Element {
  return (
    <g text-anchor="end" fill="currentColor">
      {rows.map(({ y, name }) => (
        <text key={y} x={left - 8} y={y} dy="0.32em">
          {name}
        </text>
      ))}
    </g>
  );
}
