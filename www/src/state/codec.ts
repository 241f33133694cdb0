/**
 * The document as the address's hash: `#1`, then base64url of deflate-raw of compact JSON, then a
 * dot and a checksum of the JSON. The checksum tells a link that a chat program has cut short or
 * changed from one that is whole. The hash is never sent to a server.
 */
import { cardsFrom } from "./cards.ts";
import { FRESH, type Document, type View } from "./document.ts";

/** What is kept: the document and where a person looks. */
export interface Kept {
  document: Document;
  view: View;
}

/** Why a link could not be read, in a sentence for a person. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

const VERSION = "1";

async function through(data: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(stream)).arrayBuffer());
}

function toBase64Url(data: Uint8Array): string {
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const out = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) out[i] = plain.charCodeAt(i);
  return out;
}

/** FNV-1a, 32 bits: finds accidents, not forgeries. */
function checksum(data: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The kept state as compact JSON; parts equal to a new visitor's are left away. */
export function toJson(kept: Kept): string {
  const { scenario, start, lab, cards } = kept.document;
  return JSON.stringify({
    scenario: Object.keys(scenario).length ? scenario : undefined,
    start: start === scenario ? 0 : Object.keys(start).length ? start : undefined,
    lab: lab === FRESH.lab ? undefined : lab,
    cards: cards === FRESH.cards ? undefined : cards,
    room: kept.view.room || undefined,
    options: Object.keys(kept.view.options).length ? kept.view.options : undefined,
  });
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

function labFrom(value: unknown): Document["lab"] {
  const given = record(value);
  if (!given) return FRESH.lab;
  const queue = (part: unknown): Document["lab"]["now"] => {
    const from = record(part) ?? {};
    const merged: Record<string, unknown> = { ...FRESH.lab.now };
    for (const key of Object.keys(merged)) {
      const field = from[key];
      if (typeof field === "number" || (field === null && key === "lines")) merged[key] = field;
    }
    return merged as unknown as Document["lab"]["now"];
  };
  const goals: Record<string, number | null> = { serviceLevel: null, averageSpeedOfAnswerSeconds: null, abandonedShare: null, occupancy: null };
  for (const key of Object.keys(goals)) {
    const goal = record(given.goals)?.[key];
    if (typeof goal === "number") goals[key] = goal;
  }
  // Only the families are text; a word that is none of them is the engine's to refuse.
  const simulation: Record<string, unknown> = { ...FRESH.lab.simulation };
  for (const [key, fresh] of Object.entries(simulation)) {
    const field = record(given.simulation)?.[key];
    if (typeof field === typeof fresh) simulation[key] = field;
  }
  return { now: queue(given.now), start: queue(given.start), goals, simulation: simulation as unknown as Document["lab"]["simulation"] };
}

/** Reads what {@link toJson} wrote; anything of another shape is left away, the engine checks the rest. */
export function fromJson(text: string): Kept {
  const root = record(JSON.parse(text));
  if (!root) throw new Unreadable("It does not hold a scenario.");
  const scenario = record(root.scenario) ?? {};
  const options: View["options"] = {};
  for (const [key, value] of Object.entries(record(root.options) ?? {})) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") options[key] = value;
  }
  return {
    document: { scenario, start: root.start === 0 ? scenario : (record(root.start) ?? {}), lab: labFrom(root.lab), cards: cardsFrom(root.cards) },
    view: { room: typeof root.room === "string" ? root.room : "", options },
  };
}

/** The hash for the address, `#` included. */
export async function toHash(kept: Kept): Promise<string> {
  const json = new TextEncoder().encode(toJson(kept));
  const packed = await through(json, new CompressionStream("deflate-raw"));
  return `#${VERSION}${toBase64Url(packed)}.${checksum(json)}`;
}

/** Reads a hash. @throws Unreadable with the reason, never a guess. */
export async function fromHash(hash: string): Promise<Kept> {
  const text = hash.replace(/^#/, "");
  const version = text.charAt(0);
  if (/[2-9]/.test(version)) throw new Unreadable("It was made by a newer version of Breather than this one.");
  if (version !== VERSION) throw new Unreadable("It does not begin as the links of this page do.");
  const [payload = "", sum] = text.slice(1).split(".");
  if (sum === undefined) throw new Unreadable("Its end is missing: it was probably cut short on the way.");
  let json: Uint8Array<ArrayBuffer>;
  try {
    json = await through(fromBase64Url(payload), new DecompressionStream("deflate-raw"));
  } catch {
    throw new Unreadable("Part of it is missing or changed: it was probably cut short on the way.");
  }
  if (checksum(json) !== sum) throw new Unreadable("Part of it is missing or changed on the way.");
  try {
    return fromJson(new TextDecoder().decode(json));
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("It does not hold a scenario.");
  }
}
