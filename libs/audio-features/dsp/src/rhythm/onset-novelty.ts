import type { OnsetEnvelopes } from './onset-envelopes';

/** One curve of how strongly something starts, in which all bands and all passages count alike. */
export interface OnsetNovelty {
  /** Weighted sum of the three bands, smoothed by one frame to each side; >= 0, each band at unit RMS before weighting. */
  readonly all: Float32Array;
  /** The bands alone, smoothed, each at unit RMS before smoothing. */
  readonly low: Float32Array;
  readonly mid: Float32Array;
  readonly high: Float32Array;
  /** Rises of amplitude, at unit RMS: how hard kick and snare hit. */
  readonly lowAccent: Float32Array;
  readonly highAccent: Float32Array;
}

/** Kick and bass tell the beat best, hats least. */
const bandWeights = { low: 1.2, mid: 1, high: 0.8 } as const;
const localMeanSeconds = 0.8;
/** One hit far above all others, in multiples of the RMS, must not make a whisper of the rest. */
const largestRise = 6;
/** Frames 66 dB below the loudest one hold no onsets that anybody hears. */
const audibleOctaves = 22;

/** Levels the three bands of onset strength and adds them up. */
export function combineNovelty(envelopes: OnsetEnvelopes): OnsetNovelty {
  const audible = audibleFrames(envelopes.level);
  const halfWindow = Math.round((localMeanSeconds / 2) * envelopes.frameRateHz);
  const low = smooth(levelBand(envelopes.low, audible, halfWindow));
  const mid = smooth(levelBand(envelopes.mid, audible, halfWindow));
  const high = smooth(levelBand(envelopes.high, audible, halfWindow));
  const all = new Float32Array(low.length);
  for (let frame = 0; frame < all.length; frame += 1) {
    all[frame] = bandWeights.low * (low[frame] ?? 0) + bandWeights.mid * (mid[frame] ?? 0) + bandWeights.high * (high[frame] ?? 0);
  }
  return { all, low, mid, high, lowAccent: atUnitRms(envelopes.lowAccent), highAccent: atUnitRms(envelopes.highAccent) };
}

function audibleFrames(level: Float32Array): Uint8Array {
  let loudest = Number.NEGATIVE_INFINITY;
  for (const value of level) if (value > loudest) loudest = value;
  const audible = new Uint8Array(level.length);
  for (let frame = 0; frame < level.length; frame += 1) audible[frame] = (level[frame] ?? 0) > loudest - audibleOctaves ? 1 : 0;
  return audible;
}

/** Takes away the mean around each frame, keeps what rises above it but no further than usual, and scales to unit RMS. */
function levelBand(flux: Float32Array, audible: Uint8Array, halfWindow: number): Float32Array {
  const { length } = flux;
  const above = new Float32Array(length);
  let around = 0;
  for (let frame = 0; frame < Math.min(halfWindow, length); frame += 1) around += flux[frame] ?? 0;
  for (let frame = 0; frame < length; frame += 1) {
    around += (flux[frame + halfWindow] ?? 0) - (flux[frame - halfWindow - 1] ?? 0);
    const rise = (flux[frame] ?? 0) - around / (2 * halfWindow + 1);
    if (rise > 0 && audible[frame] === 1) above[frame] = rise;
  }
  return atUnitRms(atUnitRms(above).map((rise) => Math.min(largestRise, rise)));
}

function atUnitRms(values: Float32Array): Float32Array {
  let energy = 0;
  for (let index = 0; index < values.length; index += 1) energy += (values[index] ?? 0) ** 2;
  const gain = energy > 0 ? Math.sqrt(values.length / energy) : 0;
  const scaled = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1) scaled[index] = gain * (values[index] ?? 0);
  return scaled;
}

function smooth(values: Float32Array): Float32Array {
  const smoothed = new Float32Array(values.length);
  let before = 0;
  let here = values[0] ?? 0;
  for (let index = 0; index < values.length; index += 1) {
    const after = values[index + 1] ?? 0;
    smoothed[index] = 0.25 * (before + after) + 0.5 * here;
    before = here;
    here = after;
  }
  return smoothed;
}
