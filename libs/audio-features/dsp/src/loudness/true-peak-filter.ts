/** Taps of the interpolation between two samples, in the order that the true peak kernel reads. */
export interface TruePeakFilter {
  /** For each pair of taps, the outermost first: even part and odd part of the value a quarter further on, and that half way. */
  readonly taps: readonly number[];
  readonly pairCount: number;
  /** No interpolated value exceeds this times the largest sample in reach. */
  readonly gainBound: number;
  /** What all but the four taps in the middle add does not exceed this times the largest sample in reach. */
  readonly farGainBound: number;
}

/** Twice as many as the recommendation has: flat within 0.04 dB up to 0.4 of the sample rate. */
export const tapCount = 24;
/** More than the kernel's single precision can be off by. */
const roundingMargin = 3e-5;

/**
 * Four times oversampling by a Hann-windowed sinc, 24 taps for each place between two samples (ITU-R BS.1770-4, annex 2, asks for 12),
 * at every sample rate.
 */
export function truePeakFilter(): TruePeakFilter {
  const quarter = interpolationTaps(0.25);
  const half = interpolationTaps(0.5);
  const pairs = Array.from({ length: tapCount / 2 }, (_, tap) => {
    const early = quarter[tap] ?? 0;
    const late = quarter[tapCount - 1 - tap] ?? 0;
    return [(early + late) / 2, (early - late) / 2, half[tap] ?? 0];
  });
  const largestSum = Math.max(sumOfMagnitudes(quarter), sumOfMagnitudes(half));
  const largestFarSum = Math.max(sumOfMagnitudes(farTaps(quarter)), sumOfMagnitudes(farTaps(half)));
  return {
    taps: pairs.flat(),
    pairCount: pairs.length,
    gainBound: largestSum + roundingMargin,
    farGainBound: largestFarSum + roundingMargin,
  };
}

/** Weights of `tapCount` samples for the value `fraction` of a sample behind the middle one, the last of the first half. */
export function interpolationTaps(fraction: number): readonly number[] {
  const taps = Array.from({ length: tapCount }, (_, tap) => {
    const distance = tap - (tapCount / 2 - 1) - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (tapCount / 2));
    return (window * Math.sin(Math.PI * distance)) / (Math.PI * distance);
  });
  const gain = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / gain);
}

const farTaps = (taps: readonly number[]) => taps.filter((_, tap) => Math.abs(tap - (tapCount - 1) / 2) > 2);

const sumOfMagnitudes = (taps: readonly number[]) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0);
