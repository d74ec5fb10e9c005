import { analyseSamples } from '../pass/analyse-samples';
import { renderClicks, renderSine } from '../synthesis/elementary-signals';
import { HarmonicPercussiveMeter } from './harmonic-percussive';

const length = { durationSeconds: 3, sampleRateHz: 44_100 };
const ratioOf = (samples: Float32Array) =>
  analyseSamples({ channels: [samples], sampleRateHz: 44_100, level: 'DETAILED' }).features.timbre.harmonicPercussiveRatio;

describe(HarmonicPercussiveMeter, () => {
  const tone = renderSine({ ...length, frequencyHz: 440, amplitude: 0.3 });
  const clicks = renderClicks({ ...length, amplitude: 0.9, timesSeconds: Array.from({ length: 12 }, (_, index) => 0.1 + index / 4) });

  it('is high for a tone, low for clicks, and lies between for both', () => {
    const both = ratioOf(tone.map((sample, index) => sample + (clicks[index] ?? 0)));

    expect(ratioOf(tone)).toBeGreaterThan(20);
    expect(ratioOf(clicks)).toBeLessThan(0.2);
    expect(both).toBeGreaterThan(ratioOf(clicks));
    expect(both).toBeLessThan(ratioOf(tone));
  });

  it('is 0 in silence and defined for a sound of a few frames', () => {
    expect(ratioOf(new Float32Array(44_100))).toBe(0);
    expect(Number.isFinite(ratioOf(tone.subarray(0, 3_000)))).toBe(true);
  });
});
