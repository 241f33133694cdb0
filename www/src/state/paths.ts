/** Reading and writing at a path as in `queues[1].talkSeconds`. */

export type Path = readonly (string | number)[];

/** Paths are few, and asked for again and again. */
const known = new Map<string, Path>();

/** The parts of a path: `queues[1].talkSeconds` is `["queues", 1, "talkSeconds"]`. */
export function split(path: string): Path {
  const found = known.get(path);
  if (found) return found;
  const parts: (string | number)[] = [];
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    parts.push(index === undefined ? name! : Number(index));
  }
  known.set(path, parts);
  return parts;
}

/** What stands at a path; undefined where the way there is missing. */
export function get(from: unknown, path: string): unknown {
  let at: unknown = from;
  for (const part of split(path)) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

/** Whether two values of fields say the same. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A copy with `value` at the path. Only what lies on the way is copied, the rest is shared, so
 * that a history of documents stays small. Missing objects and lists on the way are made;
 * `undefined` takes the field away.
 */
export function put<T>(from: T, path: string, value: unknown): T {
  return write(from, split(path), 0, value) as T;
}

function write(at: unknown, parts: Path, depth: number, value: unknown): unknown {
  if (depth === parts.length) return value;
  const key = parts[depth]!;
  if (typeof key === "number") {
    const copy: unknown[] = Array.isArray(at) ? [...at] : [];
    while (copy.length < key) copy.push({});
    copy[key] = write(copy[key], parts, depth + 1, value);
    return copy;
  }
  const copy: Record<string, unknown> = typeof at === "object" && at !== null && !Array.isArray(at) ? { ...at } : {};
  const written = write(copy[key], parts, depth + 1, value);
  if (written === undefined) delete copy[key];
  else copy[key] = written;
  return copy;
}

/** The row of the field table that a path belongs to: `queues[1].name` has row `queues[].name`. */
export function rowPath(path: string): string {
  return path.replace(/\[\d+\]/g, "[]");
}

/** The id of the control of a field, so that a list of problems can link to it. */
export function controlId(path: string): string {
  return `field-${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
}
