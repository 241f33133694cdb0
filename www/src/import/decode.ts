/** A file's bytes as text. The byte order mark or the bytes themselves say which encoding; nobody is asked. */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface Decoded {
  text: string;
  encoding: Encoding;
}

/** How many bytes are looked at for the zero bytes that give UTF-16 away. */
const SAMPLE = 4096;

/** Which encoding the bytes are in. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Digits and separators are ASCII, so UTF-16 without a mark has a zero in nearly every second byte.
  const zeros = [0, 0];
  const sampled = bytes.subarray(0, SAMPLE);
  sampled.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = sampled.length >> 2;
  if (many > 0 && odd > many && even < odd) return "utf-16le";
  if (many > 0 && even > many && odd < even) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The text, without a byte order mark. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** What the encoding is called on the page; UTF-8 needs no word. */
export function encodingInWords(encoding: Encoding): string | null {
  switch (encoding) {
    case "utf-8":
      return null;
    case "utf-16le":
    case "utf-16be":
      return "The file is in UTF-16, as spreadsheets save Unicode text.";
    case "windows-1252":
      return "The file is not in UTF-8; it was read as Windows-1252 (Western European).";
  }
}
