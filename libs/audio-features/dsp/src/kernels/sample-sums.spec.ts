import { placeFloats, randomValues } from '../reference/kernel-values';
import { createKernels, type Kernels } from './kernels';

const sumOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

function outputOf(kernels: Kernels, length: number, run: (output: number) => void): number[] {
  const output = kernels.allocateFloats(length);
  run(output.address);
  return Array.from(output.values);
}

describe.each([1, 3, 4, 50, 1_003])('kernels over %i samples', (count) => {
  const kernels = createKernels();
  const samples = randomValues(count, { seed: count });
  const other = randomValues(count, { seed: count + 1 });
  const placed = placeFloats(kernels, samples);
  const placedOther = placeFloats(kernels, other);

  it('channelStatistics sums, squares and finds the peak', () => {
    const [sum, squareSum, peak] = outputOf(kernels, 3, (output) => kernels.functions.channelStatistics(placed.address, count, output));

    expect(sum).toBeCloseTo(sumOf(samples), 4);
    expect(squareSum).toBeCloseTo(sumOf(samples.map((value) => value ** 2)), 3);
    expect(peak).toBe(Math.max(...samples.map(Math.abs)));
  });

  it('stereoSums correlates', () => {
    const sums = outputOf(kernels, 3, (output) => kernels.functions.stereoSums(placed.address, placedOther.address, count, output));

    const expected = [
      samples.map((value) => value ** 2),
      other.map((value) => value ** 2),
      samples.map((value, index) => value * (other[index] ?? 0)),
    ];
    expected.forEach((values, index) => expect(sums[index]).toBeCloseTo(sumOf(values), 3));
  });

  it('sampleExtents finds the lowest, the highest and the energy', () => {
    const [low, high, squareSum] = outputOf(kernels, 3, (output) => kernels.functions.sampleExtents(placed.address, count, 1, output));

    expect([low, high]).toEqual([Math.min(...samples), Math.max(...samples)]);
    expect(squareSum).toBeCloseTo(sumOf(samples.map((value) => value ** 2)), 3);
  });

  it('countZeroCrossings counts changes of sign', () => {
    const crossings = kernels.allocateIntegers(1);
    kernels.functions.countZeroCrossings(placed.address + 4, count - 1, 1, crossings.address);

    expect(crossings.values[0]).toBe(sumOf(samples.subarray(1).map((value, index) => (value < 0 !== (samples[index] ?? 0) < 0 ? 1 : 0))));
  });

  it('mixdown averages the channels', () => {
    const channelLength = 4 * Math.ceil(count / 4);
    const channels = placeFloats(kernels, [...samples, ...new Array<number>(channelLength - count).fill(0), ...other]);
    const mixed = outputOf(kernels, channelLength, (output) =>
      kernels.functions.mixdown(channels.address, 4 * channelLength, 2, count, output),
    );

    samples.forEach((value, index) => expect(mixed[index]).toBeCloseTo((value + (other[index] ?? 0)) / 2, 6));
  });
});

describe('kernels that go block by block', () => {
  const kernels = createKernels();
  const samples = randomValues(31, { seed: 4 });
  const placed = placeFloats(kernels, samples);
  const blocks = Array.from({ length: 6 }, (_, block) => samples.subarray(5 * block + 1, 5 * block + 6));

  it('measure the extent of each', () => {
    const extents = outputOf(kernels, 18, (output) => kernels.functions.sampleExtents(placed.address + 4, 5, 6, output));

    blocks.forEach((block, index) => {
      expect(extents.slice(3 * index, 3 * index + 2)).toEqual([Math.min(...block), Math.max(...block)]);
      expect(extents[3 * index + 2]).toBeCloseTo(sumOf(block.map((value) => value ** 2)), 5);
    });
  });

  it('count the zero crossings of each, the first of them against the sample before', () => {
    const counts = kernels.allocateIntegers(6);
    kernels.functions.countZeroCrossings(placed.address + 4, 5, 6, counts.address);

    blocks.forEach((block, index) => {
      const before = [samples[5 * index] ?? 0, ...block];
      expect(counts.values[index]).toBe(sumOf(Array.from(block, (value, at) => (value < 0 !== (before[at] ?? 0) < 0 ? 1 : 0))));
    });
  });
});

describe('mixdown', () => {
  it.each([1, 3, 5, 8])('averages %i channels', (channelCount) => {
    const kernels = createKernels();
    const channels = Array.from({ length: channelCount }, (_, seed) => randomValues(8, { seed }));
    const placed = placeFloats(
      kernels,
      channels.flatMap((channel) => Array.from(channel)),
    );

    const mixed = outputOf(kernels, 8, (output) => kernels.functions.mixdown(placed.address, 32, channelCount, 7, output));

    mixed.forEach((value, index) => expect(value).toBeCloseTo(sumOf(channels.map((channel) => channel[index] ?? 0)) / channelCount, 6));
  });
});

describe('countZeroCrossings', () => {
  it('takes zero, and what is next to nothing, as positive', () => {
    const kernels = createKernels();
    const samples = placeFloats(kernels, [1, 0, -0, -1e-11, 1, -1, -1e-11, 0, 1]);

    const crossings = kernels.allocateIntegers(1);
    kernels.functions.countZeroCrossings(samples.address + 4, 8, 1, crossings.address);

    expect(crossings.values[0]).toBe(2);
  });
});

describe('countClipped', () => {
  const clipped = (samples: readonly number[], cut = samples.length) => {
    const kernels = createKernels();
    const openRun = kernels.allocateIntegers(1);
    return [samples.slice(0, cut), samples.slice(cut)].reduce(
      (sum, part) => sum + kernels.functions.countClipped(placeFloats(kernels, part).address, part.length, 1, 3, openRun.address),
      0,
    );
  };

  it('counts runs of at least three, of either sign', () => {
    expect(clipped([0, 1, 1, 0, 0, 1, 1, 1, 0, -1, -1, -1, -1, 0.9, 1])).toBe(7);
  });

  it('counts a run across a block border once', () => {
    const samples = [0, 0, 1, 1, 1, 1, 1, 0, 0, 0];
    for (let cut = 0; cut <= samples.length; cut += 1) expect(clipped(samples, cut)).toBe(5);
  });
});

describe('channelStatistics', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('lets %d be seen wherever it stands', (bad) => {
    const kernels = createKernels();
    for (let place = 0; place < 9; place += 1) {
      const samples = placeFloats(
        kernels,
        Array.from({ length: 9 }, (_, index) => (index === place ? bad : 0.5)),
      );
      const [, squareSum, peak] = outputOf(kernels, 3, (output) => kernels.functions.channelStatistics(samples.address, 9, output));
      expect(Number.isFinite(squareSum) && Number.isFinite(peak)).toBe(false);
    }
  });
});

describe('squareSums', () => {
  it('sums block by block', () => {
    const kernels = createKernels();
    const samples = randomValues(24, { seed: 9 });
    const sums = outputOf(kernels, 3, (output) => kernels.functions.squareSums(placeFloats(kernels, samples).address, 8, 3, output));

    [0, 8, 16].forEach((from, index) =>
      expect(sums[index]).toBeCloseTo(sumOf(samples.subarray(from, from + 8).map((value) => value ** 2)), 5),
    );
  });
});
