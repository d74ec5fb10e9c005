import { analyseSamples } from '../pass/analyse-samples';
import { renderSine } from '../synthesis/elementary-signals';
import { crestFactorDb } from './crest-factor';
import { dynamicRangeDb } from './dynamic-range';
import { LevelMeter } from './level-meter';

const sampleRateHz = 44_100;
const sine = (amplitude: number) => renderSine({ durationSeconds: 2, sampleRateHz, frequencyHz: 441, amplitude });
const dynamicsOf = (...channels: Float32Array[]) => analyseSamples({ channels, sampleRateHz, level: 'BASIC' }).features.dynamics;

describe(LevelMeter, () => {
  it('measures the root mean square over all channels', () => {
    expect(dynamicsOf(sine(0.5)).rms).toBeCloseTo(0.5 / Math.SQRT2, 5);
    expect(dynamicsOf(sine(0.5), new Float32Array(2 * sampleRateHz)).rms).toBeCloseTo(0.25, 5);
  });

  it('finds the offset of the worse channel', () => {
    expect(
      dynamicsOf(
        sine(0.2).map((sample) => sample - 0.03),
        sine(0.2),
      ).dcOffset,
    ).toBeCloseTo(-0.03, 5);
  });

  it('counts the samples of a flattened sine and none of a whole one', () => {
    const flattened = sine(1.5).map((sample) => Math.max(-1, Math.min(1, sample)));

    expect(dynamicsOf(flattened).clippedSamples).toBe(flattened.filter((sample) => Math.abs(sample) === 1).length);
    expect(dynamicsOf(sine(0.99)).clippedSamples).toBe(0);
  });
});

describe(crestFactorDb, () => {
  it('is 3 dB for a sine, 0 for a square and for silence', () => {
    expect(dynamicsOf(sine(0.5)).crestFactorDb).toBeCloseTo(3.01, 2);
    expect(crestFactorDb(0.4, 0.4)).toBe(0);
    expect(crestFactorDb(0, 0)).toBe(0);
  });
});

describe(dynamicRangeDb, () => {
  it('is the distance of loud and quiet passages, pauses left out', () => {
    const levels = Float32Array.from({ length: 90 }, (_, block) => (block < 30 ? 1e-1 : block < 60 ? 1e-3 : 0));

    expect(dynamicRangeDb(levels)).toBeCloseTo(20, 4);
  });

  it('is 0 for a steady sound and for silence', () => {
    expect(dynamicRangeDb(new Float32Array(10).fill(0.25))).toBe(0);
    expect(dynamicRangeDb(new Float32Array(10))).toBe(0);
  });
});
