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
  /**
   * Share of what sounds that was there before, 0 to 1, loud frames weighing more. Music from sustained notes reaches 0.5 and more, also
   * under drums; drums alone stay below 0.3, because they are loudest when they begin.
   */
  readonly heldShare: number;
}

/**
 * Gathers the pitch classes of peaks that were already there two frames before: notes stay, the peaks of drums decay and those of
 * noise wander (after the partial tracking of Serra and Smith, "Spectral Modeling Synthesis", CMJ 1990).
 */
export function gatherTonalContent({ bins, binsPerOctave, frameCount, peakPower }: ChromaFrames): TonalContent {
  const loudest = peakPower.reduce((largest, power) => Math.max(largest, power), 0);
  const histogram = new Float64Array(binsPerOctave);
  const rowAt = (frame: number) => bins.subarray(frame * binsPerOctave, (frame + 1) * binsPerOctave);
  let audibleFrames = 0;
  let held = 0;
  let total = 0;
  for (let frame = 0; frame < frameCount; frame += 1) {
    const power = peakPower[frame] ?? 0;
    if (power <= loudest * audiblePowerShare) continue;
    audibleFrames += 1;
    const amplitude = Math.sqrt(power);
    total += amplitude;
    if (frame < comparedFrames) continue;
    const earlier = frame - comparedFrames;
    // Bins are fourth roots of power relative to their own frame.
    const gain = ((peakPower[earlier] ?? 0) / power) ** 0.25;
    held += amplitude * addHeldPeaks(histogram, { row: rowAt(frame), before: rowAt(earlier), gain });
  }
  return { histogram, audibleFrames, heldShare: total > 0 ? held / total : 0 };
}

interface ComparedRows {
  readonly row: Uint8Array;
  readonly before: Uint8Array;
  /** Brings the earlier row to the scale of this one. */
  readonly gain: number;
}

/** @returns the share of the row's weight that was held */
function addHeldPeaks(histogram: Float64Array, { row, before, gain }: ComparedRows): number {
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
    const kept = Math.min(weight, gain * earlier) / total;
    histogram[bin] = (histogram[bin] ?? 0) + kept;
    held += kept;
  }
  return held;
}
