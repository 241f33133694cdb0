/** Charts: scales and shapes by d3, drawn as SVG by Preact, coloured by the page's tokens. Each file says what it holds. */
export { AxisX, AxisY, RowNames } from "./axes.tsx";
export { Chart } from "./Chart.tsx";
export type { Cursor, Stop } from "./cursor.ts";
export { apart, panel, type Drawing, type Frame, type Panel } from "./layout.ts";
export { Area, Band, Dot, Label, Line, RuleX, RuleY, type Between, type Point } from "./marks.tsx";
export { ramp, RampLegend, type Ramp } from "./ramp.tsx";
export { dateTicks, scaleBand, scaleLinear, ticks } from "./scales.ts";
