import { analyseSamples } from '../pass/analyse-samples';
import { renderSine, renderWhiteNoise } from '../synthesis/elementary-signals';
import { SeededRandom } from '../synthesis/seeded-random';
import { measureBandBalance } from './band-balance';

const balanceOf = (samples: Float32Array, sampleRateHz: number) =>
  analyseSamples({ channels: [samples], sampleRateHz, level: 'BASIC' }).features.spectral.balance;

describe(measureBandBalance, () => {
  it.each([
    [40, 'sub'],
    [120, 'bass'],
    [400, 'low-mid'],
    [1_000, 'mid'],
    [3_000, 'high-mid'],
    [5_000, 'presence'],
    [10_000, 'air'],
  ])('finds a full-scale sine of %i Hz at 0 dB in %s', (frequencyHz, name) => {
    const balance = balanceOf(renderSine({ durationSeconds: 3, sampleRateHz: 44_100, frequencyHz, amplitude: 1 }), 44_100);

    const band = balance.find((candidate) => candidate.name === name);
    expect(Math.abs(band?.levelDb ?? 99)).toBeLessThan(0.5);
    expect(band?.share).toBeGreaterThan(0.95);
  });

  it('shares the power of white noise by bandwidth', () => {
    const noise = renderWhiteNoise({ durationSeconds: 5, sampleRateHz: 48_000, amplitude: 0.5, random: new SeededRandom(1) });

    balanceOf(noise, 48_000).forEach(({ share, lowHz, highHz }) => expect(share / ((highHz - lowHz) / 19_980)).toBeCloseTo(1, 0.5));
  });

  it('ends at half the sample rate', () => {
    const noise = renderWhiteNoise({ durationSeconds: 1, sampleRateHz: 8_000, amplitude: 0.5, random: new SeededRandom(1) });

    const balance = balanceOf(noise, 8_000);

    expect(balance.map(({ name }) => name)).toEqual(['sub', 'bass', 'low-mid', 'mid', 'high-mid']);
    expect(balance.at(-1)?.highHz).toBe(4_000);
    expect(balance.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});
