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
  return Uint8Array.from(level, (value) => (value > loudest - audibleOctaves ? 1 : 0));
}

/** Takes away the mean around each frame, keeps what rises above it, and scales to unit RMS. */
function levelBand(flux: Float32Array, audible: Uint8Array, halfWindow: number): Float32Array {
  const sums = new Float64Array(flux.length + 1);
  flux.forEach((value, frame) => {
    sums[frame + 1] = (sums[frame] ?? 0) + value;
  });
  const above = flux.map((value, frame) => {
    if (audible[frame] === 0) return 0;
    const around = (sums[Math.min(flux.length, frame + halfWindow + 1)] ?? 0) - (sums[Math.max(0, frame - halfWindow)] ?? 0);
    return Math.max(0, value - around / (2 * halfWindow + 1));
  });
  return atUnitRms(above);
}

function atUnitRms(values: Float32Array): Float32Array {
  const energy = values.reduce((sum, value) => sum + value * value, 0);
  const gain = energy > 0 ? Math.sqrt(values.length / energy) : 0;
  return values.map((value) => gain * value);
}

function smooth(values: Float32Array): Float32Array {
  const smoothed = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const here = values[index] ?? 0;
    smoothed[index] = 0.25 * (values[index - 1] ?? 0) + 0.5 * here + 0.25 * (values[index + 1] ?? 0);
  }
  return smoothed;
}
