/** What is used of the package `lzma1`: its own declarations point at its sources, which this project's stricter checks refuse. */
export function decompress(packed: Uint8Array): Uint8Array;
