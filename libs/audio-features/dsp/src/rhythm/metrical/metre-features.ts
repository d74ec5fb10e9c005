import type { BeatGrid } from './beat-grid';
import { forEachBand, meansAround, valuesOnBeats, type GridPulse } from './grid-pulse';
import { SlotCorrelation } from './slot-correlation';

const lagsInBeats = [1 / 2, 1, 3 / 2, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14] as const;
const places = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4] as const;
const beatLags = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * After how many beats the bands repeat, and how beats are divided (beat similarity: Gainza and Coyle, "Time Signature Detection by Using a
 * Multi-Resolution Audio Similarity Matrix", AES 2007).
 */
export function metreFeatures(pulse: GridPulse, grid: BeatGrid): Float32Array {
  const { periodSlots, bpm } = pulse;
  const bands = forEachBand(grid, (values) => {
    const slots = new SlotCorrelation(values);
    const onBeats = new SlotCorrelation(valuesOnBeats(values, pulse));
    return [
      ...lagsInBeats.map((beats) => slots.at(beats * periodSlots)),
      ...meansAround(values, pulse, { shares: places }),
      ...beatLags.map((beats) => onBeats.at(beats)),
    ];
  });
  return Float32Array.from([Math.log2(bpm / 100), ...bands]);
}
