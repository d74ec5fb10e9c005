import type { ChromaFrames } from './chroma-frames';

/** Frames 60 dB below the loudest one count as silent. */
const audiblePowerShare = 1e-6;
/** Two frames of a half-overlapping STFT apart share no samples, so noise keeps no peaks by its overlap. */
const comparedFrames = 2;
/** A held pitch stays within 20 cents. */
const heldBins = 2;

/** What in a file has a steady pitch. */
export interface TonalContent {
  /** Weight of held pitches per bin of `binsPerOctave`, bin 0 = C at A4 = 440 Hz; each audible frame adds 1 at most. */
  readonly histogram: Float64Array;
  readonly audibleFrames: number;
  /** Share of the weight of all spectral peaks that is held: 0 = nothing stays, 1 = every peak stays. */
  readonly heldShare: number;
}

/**
 * Gathers the pitch classes of peaks that are still there two frames later: notes stay, the peaks of noise and drums wander
 * (after the partial tracking of Serra and Smith, "Spectral Modeling Synthesis", CMJ 1990).
 */
export function gatherTonalContent({ bins, binsPerOctave, frameCount, peakPower }: ChromaFrames): TonalContent {
  const loudest = peakPower.reduce((largest, power) => Math.max(largest, power), 0);
  const histogram = new Float64Array(binsPerOctave);
  let audibleFrames = 0;
  let held = 0;
  for (let frame = 0; frame < frameCount; frame += 1) {
    if ((peakPower[frame] ?? 0) <= loudest * audiblePowerShare) continue;
    audibleFrames += 1;
    if (frame < comparedFrames) continue;
    held += addHeldPeaks(histogram, {
      row: bins.subarray(frame * binsPerOctave, (frame + 1) * binsPerOctave),
      before: bins.subarray((frame - comparedFrames) * binsPerOctave, (frame - comparedFrames + 1) * binsPerOctave),
    });
  }
  const compared = Math.max(1, audibleFrames - comparedFrames);
  return { histogram, audibleFrames, heldShare: Math.min(1, held / compared) };
}

/** @returns the share of the row's weight that was held */
function addHeldPeaks(histogram: Float64Array, { row, before }: { row: Uint8Array; before: Uint8Array }): number {
  const size = row.length;
  let total = 0;
  for (let bin = 0; bin < size; bin += 1) total += row[bin] ?? 0;
  if (total === 0) return 0;
  let held = 0;
  for (let bin = 0; bin < size; bin += 1) {
    const weight = row[bin] ?? 0;
    if (weight === 0) continue;
    let earlier = 0;
    for (let shift = size - heldBins; shift <= size + heldBins; shift += 1) earlier = Math.max(earlier, before[(bin + shift) % size] ?? 0);
    const kept = Math.min(weight, earlier) / total;
    histogram[bin] = (histogram[bin] ?? 0) + kept;
    held += kept;
  }
  return held;
}
