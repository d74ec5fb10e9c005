import { analyseSamples } from '../pass/analyse-samples';
import { randomValues } from '../reference/kernel-values';
import { WaveformMeter } from './waveform-meter';

const waveformOf = (...channels: Float32Array[]) => analyseSamples({ channels, sampleRateHz: 8_000, level: 'BASIC' }).waveform;

describe(WaveformMeter, () => {
  it.each([1, 15, 16, 17, 8_000, 63_999, 64_000, 64_001, 300_000])('covers %i samples with no more than 4000 points', (count) => {
    const samples = randomValues(count, { seed: count, low: -0.4, high: 0.7 });
    let samplesPerPoint = 16;
    while (Math.floor(count / samplesPerPoint) >= 4_000) samplesPerPoint *= 2;

    const { min, max, rms } = waveformOf(samples);

    expect(min).toHaveLength(Math.ceil(count / samplesPerPoint));
    expect([max.length, rms.length]).toEqual([min.length, min.length]);
    [0, min.length >> 1, min.length - 1].forEach((point) => {
      const stretch = samples.subarray(point * samplesPerPoint, (point + 1) * samplesPerPoint);
      expect(min[point]).toBe(Math.min(...stretch));
      expect(max[point]).toBe(Math.max(...stretch));
      expect(rms[point]).toBeCloseTo(Math.sqrt(stretch.reduce((sum, sample) => sum + sample ** 2, 0) / stretch.length), 5);
    });
  });

  it('shows the mean of the channels', () => {
    const { max, min } = waveformOf(new Float32Array(100).fill(0.5), new Float32Array(100).fill(-0.25));

    expect(new Set([...max, ...min])).toEqual(new Set([0.125]));
  });
});
