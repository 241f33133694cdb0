declare module "*.css";

/** What wasm-bindgen writes for the web; `wrap` says what the functions take and give. */
declare module "*/pkg/breather.js" {
  type Export = (...args: unknown[]) => unknown;
  export function initSync(from: { module: WebAssembly.Module }): unknown;
  export const queue: Export;
  export const staff: Export;
  export const describe: Export;
  export const check: Export;
  export const plan: Export;
  export const importVolumes: Export;
  export const selfCheck: Export;
}
