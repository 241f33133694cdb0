declare module "*.css";

/** What wasm-bindgen writes for the web; `wrap` says what the functions take and give. */
declare module "*/pkg/breather.js" {
  type Export = (...args: unknown[]) => unknown;
  type Run = import("../module/wrap.ts").RawRun;
  export function initSync(from: { module: WebAssembly.Module }): unknown;
  export const queue: Export;
  export const staff: Export;
  export const describe: Export;
  export const check: Export;
  export const plan: Export;
  export const importVolumes: Export;
  export const importAgents: Export;
  export const scorecard: Export;
  export const scorecardColumns: Export;
  export const scorecardReliability: Export;
  export const drawFloor: Export;
  export const selfCheck: Export;
  export const queueRun: (input: unknown) => Run;
  export const traceQueue: Export;
  export const scenarioRun: (input: unknown, options: unknown) => Run & { parts(): unknown };
  export const mergeParts: Export;
  export const compareParts: Export;
  export const score: Export;
  export const rank: Export;
  export const prices: Export;
  export const traceDay: Export;
}
