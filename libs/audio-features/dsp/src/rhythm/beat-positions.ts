/** The largest value within one frame of each position; 0 outside. */
export function sampleNear(values: Float32Array, positions: readonly number[]): Float32Array {
  return Float32Array.from(positions, (position) => {
    const frame = Math.round(position);
    return Math.max(values[frame - 1] ?? 0, values[frame] ?? 0, values[frame + 1] ?? 0);
  });
}

/** Positions that lie a share of an interval after each beat; after the last beat the interval before it counts. */
export function shiftBeats(beats: readonly number[], share: number): number[] {
  return beats.map((beat, index) => {
    const interval = index + 1 < beats.length ? (beats[index + 1] ?? beat) - beat : beat - (beats[index - 1] ?? beat);
    return beat + share * interval;
  });
}
