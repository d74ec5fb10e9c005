import { analyseSamples } from '../pass/analyse-samples';
import { renderSine } from '../synthesis/elementary-signals';
import { ZeroCrossingMeter } from './zero-crossing-rate';

describe(ZeroCrossingMeter, () => {
  it.each([440, 5_000])('counts two crossings per period of a sine of %i Hz', (frequencyHz) => {
    const samples = renderSine({ durationSeconds: 5, sampleRateHz: 44_100, frequencyHz, amplitude: 0.3 });

    const { spectral } = analyseSamples({ channels: [samples], sampleRateHz: 44_100, level: 'BASIC' }).features;

    expect(spectral.zeroCrossingRate / ((2 * frequencyHz) / 44_100)).toBeCloseTo(1, 1.7);
  });
});
