import { createKernels } from './kernels';

describe(createKernels, () => {
  it('gives every instance memory of its own', () => {
    const [first, second] = [createKernels().allocateFloats(4), createKernels().allocateFloats(4)];
    first.values.fill(1);

    expect(second.values).toEqual(new Float32Array(4));
  });

  it('keeps arrays readable when the memory grows', () => {
    const kernels = createKernels();
    const early = kernels.allocateFloats(4);
    early.values.set([1, 2, 3, 4]);
    kernels.allocateFloats(1_000_000);

    expect(Array.from(early.values)).toEqual([1, 2, 3, 4]);
  });

  it('allocates zeros on vector borders', () => {
    const kernels = createKernels();
    kernels.allocateFloats(1);
    const next = kernels.allocateDoubles(3);

    expect(next.address % 16).toBe(0);
    expect(Array.from(next.values)).toEqual([0, 0, 0]);
  });
});
