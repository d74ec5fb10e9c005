import { randomValues } from '../reference/kernel-values';
import { analyseSamples } from './analyse-samples';
import { createLoudnessPass } from './loudness-pass';

const sampleRateHz = 44_100;

describe(createLoudnessPass, () => {
  it.each([1, 2, 6])('measures what the whole analysis measures in %i channels, however the samples are cut', (channelCount) => {
    const channels = Array.from({ length: channelCount }, (_, seed) => randomValues(100_000, { seed, low: -0.3, high: 0.5 }));
    const pass = createLoudnessPass({ sampleRateHz, channels: channelCount });
    for (let from = 0, step = 1; from < 100_000; from += step, step = (7 * step + 13) % 9_001) {
      pass.push(channels.map((samples) => samples.subarray(from, from + step)));
    }

    expect(pass.finish()).toEqual(analyseSamples({ channels, sampleRateHz, level: 'BASIC' }).features.loudness);
  });

  it('has nothing to say of silence', () => {
    const pass = createLoudnessPass({ sampleRateHz, channels: 1 });
    pass.push([new Float32Array(sampleRateHz)]);

    expect(pass.finish()).toEqual({
      integratedLufs: null,
      rangeLu: null,
      truePeakDbtp: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      shortTerm: [null],
    });
  });

  it('refuses what the whole analysis refuses', () => {
    const pass = createLoudnessPass({ sampleRateHz, channels: 1 });

    expect(() => createLoudnessPass({ sampleRateHz, channels: 9 })).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
    expect(() => pass.finish()).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
    expect(() => pass.push([new Float32Array(5_000).fill(Number.NaN)])).toThrow(expect.objectContaining({ code: 'INVALID_AUDIO' }));
  });
});
