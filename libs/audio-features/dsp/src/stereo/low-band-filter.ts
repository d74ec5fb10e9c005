import type { Biquad } from '../loudness/k-weighting-filter';

/** Below this a club's subwoofer, and a vinyl cutter, expect mono. */
const lowBandHz = 120;

/** A low-pass of fourth order with a flat pass band at 120 Hz (Butterworth, as two biquads by the bilinear transform). */
export function lowBandFilter(sampleRateHz: number): readonly [Biquad, Biquad] {
  const [first, second] = [Math.PI / 8, (3 * Math.PI) / 8].map((angle) => lowPass(sampleRateHz, 1 / (2 * Math.cos(angle))));
  return [first ?? unity, second ?? unity];
}

const unity: Biquad = [1, 0, 0, 0, 0];

function lowPass(sampleRateHz: number, q: number): Biquad {
  const k = Math.tan((Math.PI * lowBandHz) / sampleRateHz);
  const a0 = 1 + k / q + k * k;
  const b0 = (k * k) / a0;
  return [b0, 2 * b0, b0, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0];
}
