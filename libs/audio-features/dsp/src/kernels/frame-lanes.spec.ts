import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { LaneSums } from '../spectral/lane-sums';
import { createKernels } from './kernels';

describe('foldLanes', () => {
  it('averages over the frames that count', () => {
    const kernels = createKernels();
    const frames = [1, 2, 3, 4, 5, 6].map((seed) => randomValues(10, { seed }));
    const sums = new LaneSums(kernels, 10);
    const [rest, ...others] = [frames.slice(4), frames.slice(0, 4)];
    sums.add(placeFloats(kernels, interleaveLanes(others[0] ?? [])), 4);
    sums.add(placeFloats(kernels, interleaveLanes([...rest, randomValues(10, { seed: 7 }), randomValues(10, { seed: 8 })])), 2);

    sums.means().forEach((mean, index) => {
      expect(mean).toBeCloseTo(frames.reduce((sum, frame) => sum + (frame[index] ?? 0), 0) / 6, 6);
    });
  });
});

describe('splitLane', () => {
  it('takes the even and the odd bins of one frame out of four', () => {
    const kernels = createKernels();
    const frames = [1, 2, 3, 4].map((seed) => randomValues(16, { seed }));
    const vectors = placeFloats(kernels, interleaveLanes(frames));
    const [evens, odds] = [kernels.allocateFloats(8), kernels.allocateFloats(8)];

    kernels.functions.splitLane(vectors.address, 2, 16, evens.address, odds.address);

    expect(evens.values).toEqual(frames[2]?.filter((_, bin) => bin % 2 === 0));
    expect(odds.values).toEqual(frames[2]?.filter((_, bin) => bin % 2 === 1));
  });
});
