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
const headBytes = 300;

/** @returns a damaged copy: bytes changed in the headers, anywhere or in one place, a block of zeros, or a piece missing; now and then cut off. */
export function mutate(original: Uint8Array, random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit);
  const damaged = damage(original.slice(), random, below);
  return random() < 0.2 ? damaged.subarray(0, below(damaged.length)) : damaged;
}

function damage(bytes: Uint8Array, random: () => number, below: (limit: number) => number): Uint8Array {
  const kind = random();
  const start = below(bytes.length);
  const length = 1 + below(random() < 0.5 ? 40 : 2_000);
  if (kind < 0.1) return bytes.fill(0, start, start + length);
  if (kind < 0.2) return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
  const [from, range] = kind < 0.5 ? [0, headBytes] : kind < 0.75 ? [0, bytes.length] : [start, headBytes];
  for (let change = 1 + below(12); change > 0; change--) {
    const at = from + below(Math.min(range, bytes.length - from));
    bytes[at] = random() < 0.3 ? (edgeValues[below(edgeValues.length)] ?? 0) : below(256);
  }
  return bytes;
}
