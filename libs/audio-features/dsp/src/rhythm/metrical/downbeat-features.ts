import type { BeatGrid } from './beat-grid';
import { forEachBand, meansAround, type GridPulse } from './grid-pulse';

const places = [0, 1 / 2, 1, 3 / 2, 2, 3, -1 / 2, -1] as const;
const barLengths = [2, 3, 4, 5, 7] as const;

/** What starts on the first beat of the bar and around it, for each beat of the bar taken as the first. */
export function downbeatFeatures(pulse: GridPulse, beatsPerBar: number, grid: BeatGrid): Float32Array[] {
  return Array.from({ length: beatsPerBar }, (_, first) =>
    Float32Array.from([
      Math.log2(pulse.bpm / 100),
      ...barLengths.map((length) => (length === beatsPerBar ? 1 : 0)),
      ...forEachBand(grid, (values) => meansAround(values, pulse, { shares: places, first, stride: beatsPerBar })),
    ]),
  );
}
