import { renderSine, renderSweep } from '../synthesis/elementary-signals';
import { Resampler, type ResamplerOptions } from './resampler';

function resample(samples: Float32Array, options: ResamplerOptions): Float32Array {
  const resampler = new Resampler(options);
  const parts = [resampler.push(samples), resampler.finish()];
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

const sine = (sampleRateHz: number, frequencyHz: number) => renderSine({ sampleRateHz, frequencyHz, durationSeconds: 0.5, amplitude: 0.8 });
const middle = (samples: Float32Array) => samples.subarray(2_000, samples.length - 2_000);
const loudest = (samples: Float32Array) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
const decibels = (ratio: number) => 20 * Math.log10(ratio);

describe(Resampler, () => {
  it.each([8_000, 11_025, 16_000, 22_050, 32_000, 44_099, 48_000, 88_200, 96_000, 192_000])(
    'gives at 44.1 kHz the tone that it hears at %i Hz, at its place',
    (fromHz) => {
      const heard = resample(sine(fromHz, 1_000), { fromHz, toHz: 44_100 });
      const expected = sine(44_100, 1_000);
      const error = middle(expected).map((sample, index) => sample - (middle(heard)[index] ?? sample));
      expect(Math.abs(heard.length - expected.length)).toBeLessThanOrEqual(Math.ceil(44_100 / fromHz));
      expect(decibels(loudest(error) / 0.8)).toBeLessThan(-60);
    },
  );

  it.each([
    [48_000, 23_800],
    [96_000, 30_000],
    [192_000, 80_000],
  ])('lets nothing of what lies beyond the new band come back: %i Hz, a tone of %i Hz', (fromHz, frequencyHz) => {
    const heard = resample(sine(fromHz, frequencyHz), { fromHz, toHz: 44_100 });
    expect(decibels(loudest(middle(heard)) / 0.8)).toBeLessThan(-70);
  });

  it('keeps the band up to 18 kHz as loud as it is', () => {
    const heard = resample(sine(48_000, 18_000), { fromHz: 48_000, toHz: 44_100 });
    expect(decibels(loudest(middle(heard)) / 0.8)).toBeCloseTo(0, 0);
  });

  it.each([
    [48_000, 44_100],
    [8_000, 44_100],
    [192_000, 44_100],
  ])('gives the same however the samples are cut: %i to %i Hz', (fromHz, toHz) => {
    const sweep = renderSweep({ sampleRateHz: fromHz, durationSeconds: 0.3, fromHz: 50, toHz: 3_500, amplitude: 0.7 });
    const resampler = new Resampler({ fromHz, toHz });
    const parts: number[] = [];
    for (let from = 0, step = 1; from < sweep.length; from += step, step = (7 * step + 13) % 901) {
      parts.push(...resampler.push(sweep.subarray(from, from + step)));
    }
    parts.push(...resampler.finish());
    expect(Float32Array.from(parts)).toEqual(resample(sweep, { fromHz, toHz }));
  });

  it('makes nothing of nothing', () => {
    expect(resample(new Float32Array(0), { fromHz: 48_000, toHz: 44_100 })).toHaveLength(0);
  });
});
