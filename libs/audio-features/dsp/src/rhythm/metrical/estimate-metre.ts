import { classProbabilities } from '../network/network';
import { rhythmNetworks } from '../network/rhythm-networks';
import type { BeatGrid } from './beat-grid';
import type { GridPulse } from './grid-pulse';
import { indexOfLargest } from './index-of-largest';
import { metreFeatures } from './metre-features';
import { timeSignatures } from './time-signatures';

export interface Metre {
  /** [beats per bar, beat unit] as a musician writes it; null when bars do not repeat clearly. */
  readonly timeSignature: [number, number] | null;
  /** How many beats make a bar: 2 in 6/8, where the beat is a dotted quarter. */
  readonly beatsPerBar: number;
}

const fewestBars = 2;
const leastProbability = 0.5;

/**
 * Time signature of a pulse: 2/4, 3/4, 4/4, 5/4, 6/8 or 7/8, by a network over how the bands repeat (beat similarity: Gainza and Coyle,
 * "Time Signature Detection by Using a Multi-Resolution Audio Similarity Matrix", AES 2007).
 */
export function estimateMetre(pulse: GridPulse, grid: BeatGrid): Metre {
  const probabilities = classProbabilities(rhythmNetworks.metre, metreFeatures(pulse, grid));
  const best = indexOfLargest(probabilities);
  const { signature, beatsPerBar } = timeSignatures[best] ?? timeSignatures[2];
  const bars = (grid.slotCount - pulse.offsetSlots) / pulse.periodSlots / beatsPerBar;
  const isClear = bars >= fewestBars && (probabilities[best] ?? 0) >= leastProbability;
  return { timeSignature: isClear ? [signature[0], signature[1]] : null, beatsPerBar };
}
