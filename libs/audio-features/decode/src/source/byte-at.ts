/** @returns the byte at an index; 0 beyond the end, where parsers of headers find no valid code. */
export const byteAt = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
