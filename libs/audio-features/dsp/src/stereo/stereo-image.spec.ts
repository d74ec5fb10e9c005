import { analyseSamples } from '../pass/analyse-samples';
import { renderSine, renderWhiteNoise } from '../synthesis/elementary-signals';
import { SeededRandom } from '../synthesis/seeded-random';
import { measureStereoImage } from './stereo-image';

const sampleRateHz = 44_100;
const noise = (seed: number, amplitude = 0.5) =>
  renderWhiteNoise({ durationSeconds: 2, sampleRateHz, amplitude, random: new SeededRandom(seed) });
const negated = (samples: Float32Array) => samples.map((sample) => -sample);
const measure = (...channels: Float32Array[]) => analyseSamples({ channels, sampleRateHz, level: 'BASIC' }).features;

describe(measureStereoImage, () => {
  it('sees mono in one channel and in two equal ones', () => {
    const expected = { width: 0, correlation: 1, balanceDb: 0, midSideRatioDb: 100, monoCompatible: true };

    expect(measure(noise(1)).stereo).toEqual(expected);
    const twice = measure(noise(1), noise(1)).stereo;
    expect(twice.correlation).toBeCloseTo(1, 6);
    expect(twice.width).toBeLessThan(0.001);
  });

  it('sees two noises that have nothing in common', () => {
    const { width, correlation, midSideRatioDb, monoCompatible } = measure(noise(1), noise(2)).stereo;

    expect(width).toBeGreaterThan(0.97);
    expect(Math.abs(correlation)).toBeLessThan(0.02);
    expect(Math.abs(midSideRatioDb)).toBeLessThan(0.2);
    expect(monoCompatible).toBe(true);
  });

  it('sees opposed channels, which cancel in mono', () => {
    const { width, correlation, midSideRatioDb, monoCompatible } = measure(noise(1), negated(noise(1))).stereo;

    expect([width, midSideRatioDb, monoCompatible]).toEqual([1, -100, false]);
    expect(correlation).toBeCloseTo(-1, 6);
  });

  it('leans to the louder side by their ratio', () => {
    expect(measure(noise(1, 0.25), noise(2, 0.5)).stereo.balanceDb).toBeCloseTo(6.02, 0.5);
    expect(measure(noise(1), new Float32Array(2 * sampleRateHz)).stereo).toMatchObject({ balanceDb: -100, correlation: 0, width: 1 });
  });

  it('hears an opposed bass under a mono mix', () => {
    const bass = renderSine({ durationSeconds: 2, sampleRateHz, frequencyHz: 60, amplitude: 0.2 });
    const left = noise(1).map((sample, index) => sample + (bass[index] ?? 0));
    const right = noise(1).map((sample, index) => sample - (bass[index] ?? 0));

    const { stereo, bass: profile } = measure(left, right);

    expect(stereo.correlation).toBeGreaterThan(0.5);
    expect(stereo.monoCompatible).toBe(false);
    expect(profile.monoBelow120Hz).toBeLessThan(0.05);
  });
});
