/** @returns numbers from 0 to 1, always the same ones for a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const edgeValues = [0x00, 0x7f, 0x80, 0xff] as const;

/** @returns a copy with a few bytes changed, half of the time in the headers only, now and then cut off. */
export function mutate(original: Uint8Array, random: () => number): Uint8Array {
  const bytes = original.slice();
  const range = random() < 0.5 ? Math.min(bytes.length, 300) : bytes.length;
  const changes = 1 + Math.floor(random() * 12);
  for (let change = 0; change < changes; change++) {
    const edge = edgeValues[Math.floor(random() * edgeValues.length)] ?? 0;
    bytes[Math.floor(random() * range)] = random() < 0.3 ? edge : Math.floor(random() * 256);
  }
  return random() < 0.25 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}
