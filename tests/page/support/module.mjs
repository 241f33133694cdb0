/** The built module and the reference data, for tests in Node. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

/** A file of the project, as text. */
export const text = (path) => readFileSync(new URL(path, root), "utf8");

/** The path of a file of the project. */
export const path = (name) => fileURLToPath(new URL(name, root));

/** The module as `cargo xtask dist` made it. */
export async function breather() {
  const { load } = await import(new URL("dist/npm/index.js", root));
  return load();
}

/** Rows of a reference table as objects of text, by column name. */
export function rows(name) {
  const [head, ...lines] = text(`tests/data/queueing/${name}`)
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));
  const columns = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [columns[i], cell])));
}
