import { ChannelBlock } from '../pass/channel-block';
import { referenceBiquad } from '../reference/biquad';
import { randomValues } from '../reference/kernel-values';
import { LowBandDecimator } from '../stereo/low-band-decimator';
import { lowBandFilter } from '../stereo/low-band-filter';
import { createKernels } from './kernels';

describe('decimate', () => {
  it('gives triangle-weighted means, however the samples are cut', () => {
    const kernels = createKernels();
    const samples = randomValues(3_000, { seed: 5 });
    const block = new ChannelBlock({ kernels, channelCount: 1, capacity: 1_000 });
    const decimator = new LowBandDecimator({ kernels, sampleRateHz: 44_100, capacity: 1_000 });
    const decimated: number[] = [];

    for (const [from, to] of [
      [0, 7],
      [7, 1_000],
      [1_000, 2_000],
      [2_000, 3_000],
    ] as const) {
      block.append([samples], from, to);
      const count = decimator.decimate(block);
      decimated.push(...decimator.left.values.subarray(0, count));
      block.clear();
    }

    expect(decimated).toHaveLength(Math.floor(3_000 / 16));
    decimated.forEach((value, index) => {
      let expected = 0;
      for (let tap = 0; tap < 32; tap += 1) expected += ((16 - Math.abs(tap + 0.5 - 16)) / 256) * (samples[16 * (index - 1) + tap] ?? 0);
      expect(value).toBeCloseTo(expected, 6);
    });
  });
});

describe('lowBandSums', () => {
  it('agrees with the plain filters', () => {
    const kernels = createKernels();
    const filters = lowBandFilter(2_756.25);
    const [left, right] = [randomValues(4_000, { seed: 1 }), randomValues(4_000, { seed: 2 })];
    const placed = kernels.allocateFloats(8_000);
    placed.values.set(left);
    placed.values.set(right, 4_000);
    const coefficients = kernels.allocateDoubles(10);
    coefficients.values.set(filters.flat());
    const state = kernels.allocateDoubles(8);
    const output = kernels.allocateDoubles(3);

    const rightAddress = placed.address + 4 * 4_000;
    kernels.functions.lowBandSums(placed.address, rightAddress, 4_000, coefficients.address, state.address, output.address);

    const [low, high] = [left, right].map((samples) => referenceBiquad(filters[1], referenceBiquad(filters[0], samples)));
    const dot = (a: Float64Array = new Float64Array(), b: Float64Array = new Float64Array()) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    [dot(low, low), dot(high, high), dot(low, high)].forEach((expected, index) => {
      expect(output.values[index]).toBeCloseTo(expected, 8);
    });
  });
});
