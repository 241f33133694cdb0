/** The module for Node, browsers and workers: `const breather = await load()`. */

import type { Breather, LoadOptions } from "../../src/boundary/breather.d.ts";
import { wrap } from "./wrap.js";
// @ts-ignore: the generated glue stands beside this file once it is built.
import * as glue from "./glue.js";

/** Starts the engine. */
export async function load(options: LoadOptions = {}): Promise<Breather> {
  glue.initSync({ module: options.module ?? (await bytes()) });
  return wrap(glue);
}

async function bytes(): Promise<BufferSource> {
  const url = new URL("./breather.wasm", import.meta.url);
  if (url.protocol === "file:") {
    // Node does not fetch files; the name is put together so that bundlers for browsers leave it alone.
    const files = await import(/* @vite-ignore */ ["node:fs", "promises"].join("/"));
    return files.readFile(url);
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} could not be loaded: ${answer.status}`);
  return answer.arrayBuffer();
}
