import { referenceBiquad } from '../reference/biquad';
import { renderSine } from '../synthesis/elementary-signals';
import { lowBandFilter } from './low-band-filter';

/** Gain for a steady sine in dB. */
function gainDb(frequencyHz: number, sampleRateHz: number): number {
  const [first, second] = lowBandFilter(sampleRateHz);
  const samples = renderSine({ durationSeconds: 1, sampleRateHz, frequencyHz, amplitude: 1 });
  const settled = referenceBiquad(second, referenceBiquad(first, samples)).subarray(sampleRateHz / 2);
  return 10 * Math.log10((2 * settled.reduce((sum, sample) => sum + sample ** 2, 0)) / settled.length);
}

describe(lowBandFilter, () => {
  it.each([2_756, 4_000])('passes the low end and stops what lies above at %i Hz', (sampleRateHz) => {
    expect(gainDb(40, sampleRateHz)).toBeCloseTo(0, 1);
    expect(gainDb(120, sampleRateHz)).toBeCloseTo(-3.01, 1);
    expect(gainDb(240, sampleRateHz)).toBeLessThan(-23);
  });
});
