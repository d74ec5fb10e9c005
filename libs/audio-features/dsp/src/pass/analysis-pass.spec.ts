import { measuredFeatures, waveform, type MeasuredFeatures } from '@earshot/contracts';

import { randomValues } from '../reference/kernel-values';
import { renderPinkNoise } from '../synthesis/elementary-signals';
import { SeededRandom } from '../synthesis/seeded-random';
import { analyseSamples } from './analyse-samples';
import { createAnalysisPass } from './analysis-pass';

const pink = (sampleRateHz: number, durationSeconds = 3) =>
  renderPinkNoise({ durationSeconds, sampleRateHz, amplitude: 0.5, random: new SeededRandom(8) });

describe(createAnalysisPass, () => {
  it('measures the same however the samples are cut', () => {
    const [left, right] = [pink(44_100, 2), randomValues(88_200, { seed: 3, low: -0.1, high: 0.1 })];
    const whole = analyseSamples({ channels: [left, right], sampleRateHz: 44_100, level: 'DETAILED' });

    const pass = createAnalysisPass({ sampleRateHz: 44_100, channels: 2, level: 'DETAILED' });
    for (let from = 0, step = 1; from < left.length; from += step, step = (7 * step + 13) % 9_001) {
      pass.push([left.subarray(from, from + step), right.subarray(from, from + step)]);
    }

    expect(pass.finish()).toEqual(whole);
  });

  it.each([8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000])(
    'gives valid features at %i Hz',
    (sampleRateHz) => {
      const result = analyseSamples({ channels: [pink(sampleRateHz, 1.3)], sampleRateHz, level: 'DETAILED' });

      expect(measuredFeatures.parse(result.features).durationSeconds).toBeCloseTo(1.3, 4);
      expect(waveform.safeParse(result.waveform).success).toBe(true);
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('takes %i channels', (channelCount) => {
    const channels = Array.from({ length: channelCount }, () => pink(44_100, 1));

    const { features } = analyseSamples({ channels, sampleRateHz: 44_100, level: 'DETAILED' });

    expect(measuredFeatures.safeParse(features).error).toBeUndefined();
    expect(features.loudness.integratedLufs).toBeLessThan(0);
  });

  it('has no key, no tempo and no loudness for silence, and no number that is none', () => {
    const { features } = analyseSamples({ channels: [new Float32Array(150_000)], sampleRateHz: 44_100, level: 'DETAILED' });

    expect(measuredFeatures.safeParse(features).error).toBeUndefined();
    expect([features.rhythm.bpm, features.tonal.key, features.bass.fundamentalHz]).toEqual([null, null, null]);
    expect(features.loudness).toEqual({
      integratedLufs: null,
      rangeLu: null,
      truePeakDbtp: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      shortTerm: [null, null, null],
    });
    expect(features.spectral).toMatchObject({ centroidHz: 0, rolloffHz: 0, bandwidthHz: 0, flatness: 0, zeroCrossingRate: 0 });
  });

  it.each([
    ['one sample', new Float32Array([0.5])],
    ['a hundred samples', randomValues(100, { seed: 1 })],
    ['a steady offset', new Float32Array(30_000).fill(0.7)],
    ['denormal samples', new Float32Array(30_000).fill(1e-42)],
    ['a single click', Float32Array.from({ length: 30_000 }, (_, index) => (index === 999 ? 1 : 0))],
    ['samples far above full scale', randomValues(30_000, { seed: 2, low: -9e5, high: 9e5 })],
  ])('gives finite features for %s', (_, samples) => {
    const { features } = analyseSamples({ channels: [samples], sampleRateHz: 44_100, level: 'DETAILED' });

    expect(measuredFeatures.safeParse(features).error).toBeUndefined();
  });

  it('leaves out the long lists and the structure at the basic level and nothing else', () => {
    const basic = analyseSamples({ channels: [pink(44_100)], sampleRateHz: 44_100, level: 'BASIC' }).features;
    const detailed = analyseSamples({ channels: [pink(44_100)], sampleRateHz: 44_100, level: 'DETAILED' }).features;
    const withoutLists = (features: MeasuredFeatures): MeasuredFeatures => ({
      ...features,
      rhythm: { ...features.rhythm, beatTimes: [], downbeatTimes: [], onsetTimes: [] },
      tonal: { ...features.tonal, chords: [] },
      spectral: { ...features.spectral, contrast: [] },
      timbre: { ...features.timbre, mfcc: [] },
      structure: null,
    });

    expect(basic).toEqual(withoutLists(detailed));
    expect(detailed.spectral.contrast).toHaveLength(7);
    expect(detailed.timbre.mfcc).toHaveLength(13);
    expect(detailed.structure?.sections).toHaveLength(1);
  });
});
