import type { ChromaFrames } from '../../tonal/chroma-frames';
import { chromaFolding } from '../../tonal/fold-chroma';

/** How much the harmony after each moment differs from the one before it. */
export interface HarmonicChange {
  /** Values per second. */
  readonly frameRateHz: number;
  /** Time of value 0. */
  readonly firstFrameSeconds: number;
  /** 0 = the same pitch classes, 1 = none in common. */
  readonly values: Float32Array;
}

const pitchClassCount = 12;
/** Pitch classes are averaged this long on either side: longer than an attack, shorter than a chord. */
const contextSeconds = 0.3;

/** Cosine distance between the pitch classes heard before and after each frame (after Harte, Sandler and Gasser, "Detecting Harmonic Change in Musical Audio", 2006). */
export function harmonicChange(frames: ChromaFrames): HarmonicChange {
  const { frameRateHz, frameCount } = frames;
  const sums = cumulativeChroma(frames);
  const reach = Math.max(1, Math.round(contextSeconds * frameRateHz));
  const values = new Float32Array(frameCount);
  for (let frame = 0; frame < frameCount; frame += 1) {
    const from = Math.max(0, frame - reach);
    const to = Math.min(frameCount, frame + reach);
    values[frame] = from < frame && frame < to ? distance(sums, from, frame, to) : 0;
  }
  // The change lies between the frame before and this one.
  return { frameRateHz, firstFrameSeconds: frames.firstFrameSeconds - 0.5 / frameRateHz, values };
}

/** Row n holds the sum of the first n frames; loud frames weigh more. */
function cumulativeChroma({ frameCount, binsPerOctave, bins, peakPower }: ChromaFrames): Float64Array {
  const { pitchClasses } = chromaFolding(binsPerOctave, 0);
  const sums = new Float64Array((frameCount + 1) * pitchClassCount);
  for (let frame = 0; frame < frameCount; frame += 1) {
    const row = (frame + 1) * pitchClassCount;
    sums.copyWithin(row, row - pitchClassCount, row);
    const weight = (peakPower[frame] ?? 0) ** 0.25;
    const first = frame * binsPerOctave;
    for (let bin = 0; weight > 0 && bin < binsPerOctave; bin += 1) {
      const at = row + (pitchClasses[bin] ?? 0);
      sums[at] = (sums[at] ?? 0) + weight * (bins[first + bin] ?? 0);
    }
  }
  return sums;
}

function distance(sums: Float64Array, from: number, middle: number, to: number): number {
  let product = 0;
  let before = 0;
  let after = 0;
  for (let pitchClass = 0; pitchClass < pitchClassCount; pitchClass += 1) {
    const atMiddle = sums[middle * pitchClassCount + pitchClass] ?? 0;
    const earlier = atMiddle - (sums[from * pitchClassCount + pitchClass] ?? 0);
    const later = (sums[to * pitchClassCount + pitchClass] ?? 0) - atMiddle;
    product += earlier * later;
    before += earlier * earlier;
    after += later * later;
  }
  return before > 0 && after > 0 ? 1 - product / Math.sqrt(before * after) : 0;
}
