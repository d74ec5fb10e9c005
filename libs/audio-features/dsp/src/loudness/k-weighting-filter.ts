/** Coefficients of a second-order filter with a0 = 1: b0, b1, b2, a1, a2. */
export type Biquad = readonly [number, number, number, number, number];

/**
 * The two filters of the K-weighting at any sample rate: the analogue prototypes behind the coefficients that ITU-R BS.1770-4 gives
 * for 48 kHz, carried over by the bilinear transform (De Man, "Evaluation of Implementations of the EBU R128 Loudness
 * Measurement", AES 2018). At 48 kHz they are those of the recommendation to 12 digits.
 */
export function kWeightingFilter(sampleRateHz: number): { readonly shelf: Biquad; readonly highPass: Biquad } {
  return { shelf: highShelf(sampleRateHz), highPass: rlbHighPass(sampleRateHz) };
}

/** Stage 1: the head as a sphere lifts what lies above about 1.7 kHz by 4 dB. */
function highShelf(sampleRateHz: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRateHz);
  const q = 0.7071752369554196;
  const highGain = 10 ** (3.999843853973347 / 20);
  const bandGain = highGain ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return [
    (highGain + (bandGain * k) / q + k * k) / a0,
    (2 * (k * k - highGain)) / a0,
    (highGain - (bandGain * k) / q + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / q + k * k) / a0,
  ];
}

/** Stage 2: low frequencies, below about 38 Hz, count less. */
function rlbHighPass(sampleRateHz: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRateHz);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0];
}
