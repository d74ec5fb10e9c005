import { loudnessOf } from '../reference/ebu-signals';

const sampleRates = [44_100, 48_000, 96_000];
const length = 24_000;
/** Faded, because a signal that begins at once has peaks of its own. */
const fade = (index: number) => Math.min(1, index / 4_800, (length - 1 - index) / 4_800);

const sine = (amplitude: number, divisor: number, phaseDegrees: number) =>
  Float32Array.from(
    { length },
    (_, index) => amplitude * fade(index) * Math.sin((2 * Math.PI * index) / divisor + (phaseDegrees * Math.PI) / 180),
  );

const truePeakOf = (samples: Float32Array, sampleRateHz: number) => loudnessOf([samples], sampleRateHz).truePeakDbtp ?? -99;

/**
 * Cases 20 to 23: at four times the rate a sine of a sixth of the rate and half of full scale, one period of it at full scale; band-limited
 * and every fourth sample taken from `offset` on.
 */
function decimatedBurst(offset: number): Float32Array {
  const period = 24;
  const burstAt = 4 * 6_000;
  const oversampled = Float64Array.from({ length: 4 * 12_000 }, (_, index) => {
    const amplitude = index >= burstAt && index < burstAt + period ? 1 : 0.5;
    return amplitude * Math.min(1, index / 9_600, (4 * 12_000 - index) / 9_600) * Math.sin((2 * Math.PI * index) / period);
  });
  const reach = 128;
  const taps = Float64Array.from({ length: 2 * reach + 1 }, (_, tap) => {
    const distance = (tap - reach) / 4;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * (tap - reach)) / (reach + 1));
    return (window * (distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance))) / 4;
  });
  return Float32Array.from({ length: 12_000 }, (_, index) =>
    taps.reduce((sum, tap, at) => sum + tap * (oversampled[4 * index + offset + at - reach] ?? 0), 0),
  );
}

describe('true peak of the signals of EBU Tech 3341', () => {
  it.each([
    [15, 0.5, 4, 0, -6],
    [16, 0.5, 4, 45, -6],
    [17, 0.5, 6, 60, -6],
    [18, 0.5, 8, 67.5, -6],
    [19, 1.41, 4, 45, 3],
  ] as const)('case %i is within +0.1 and -0.1 dB', (_, amplitude, divisor, phaseDegrees, expectedDb) => {
    for (const sampleRateHz of sampleRates) {
      expect(Math.abs(truePeakOf(sine(amplitude, divisor, phaseDegrees), sampleRateHz) - expectedDb)).toBeLessThan(0.1);
    }
  });

  it.each([
    [20, 0],
    [21, 1],
    [22, 2],
    [23, 3],
  ])('case %i, a burst between samples, is within +0.2 and -0.4 dB', (_, offset) => {
    const truePeakDbtp = truePeakOf(decimatedBurst(offset), 48_000);

    expect(truePeakDbtp).toBeGreaterThan(-0.4);
    expect(truePeakDbtp).toBeLessThan(0.2);
  });

  it.each(sampleRates)('a sine of any pitch below 0.4 of the rate reads its amplitude at %i Hz', (sampleRateHz) => {
    for (const share of [0.01, 0.0999, 0.2201, 0.3337, 0.3999]) {
      const samples = Float32Array.from({ length }, (_, index) => 0.5 * fade(index) * Math.sin(2 * Math.PI * share * index));
      expect(Math.abs(truePeakOf(samples, sampleRateHz) + 6.02)).toBeLessThan(0.15);
    }
  });
});
