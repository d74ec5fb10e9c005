import { createKernels } from '../kernels/kernels';
import { analyseSamples } from '../pass/analyse-samples';
import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { referenceMedianMasks } from '../reference/median-masks';
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

  it.each([1, 2, 4, 5, 8, 9, 30, 200])('judges every fourth of %i frames, continued at both ends', (frameCount) => {
    const kernels = createKernels();
    const meter = new HarmonicPercussiveMeter({ kernels, sampleRateHz: 8_000, fftSize: 64 });
    const frames = Array.from({ length: frameCount }, (_, frame) => randomValues(33, { seed: frame, low: 0 }).map((value) => value ** 4));
    for (let first = 0; first < frameCount; first += 4) {
      const group = Array.from({ length: 4 }, (_, lane) => frames[first + lane] ?? new Float32Array(33));
      meter.add({ power: placeFloats(kernels, interleaveLanes(group)), frameCount: Math.min(4, frameCount - first) });
    }

    const edge = new Array<number>(8).fill(0);
    const rows = frames.filter((_, frame) => frame % 2 === 0).map((frame) => [...edge, ...frame.subarray(0, 32), ...edge]);
    const rowAt = (row: number) => rows[Math.min(rows.length - 1, Math.max(0, row))] ?? [];
    const masks = Array.from({ length: Math.ceil(rows.length / 2) }, (_, judged) =>
      referenceMedianMasks(
        Array.from({ length: 17 }, (_row, index) => rowAt(2 * judged - 8 + index)),
        { centreRow: 8, firstBin: 8, binCount: 32 },
      ),
    );
    const sum = (of: 'harmonic' | 'percussive') => masks.reduce((total, mask) => total + mask[of], 0);
    expect(meter.finish()).toBeCloseTo(sum('harmonic') / sum('percussive'), 4);
  });
});
