import { interpolationTaps, tapCount } from '../loudness/true-peak-filter';

/** Largest magnitude at and between the samples, four values per sample, nothing skipped; silence before and after. */
export function referenceTruePeak(samples: ArrayLike<number>): number {
  const padded = [...new Array<number>(tapCount).fill(0), ...Array.from(samples), ...new Array<number>(tapCount).fill(0)];
  const filters = [0.25, 0.5, 0.75].map(interpolationTaps);
  let peak = padded.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0);
  for (let start = 0; start + tapCount <= padded.length; start += 1) {
    for (const taps of filters) {
      const value = taps.reduce((sum, tap, index) => sum + tap * (padded[start + index] ?? 0), 0);
      peak = Math.max(peak, Math.abs(value));
    }
  }
  return peak;
}
