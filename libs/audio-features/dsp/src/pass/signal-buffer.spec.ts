import { createKernels } from '../kernels/kernels';
import { randomValues } from '../reference/kernel-values';
import { SignalBuffer } from './signal-buffer';

/** The square sum of one block is how a test sees kernel memory as kernels do. */
function valuesAt(kernels: ReturnType<typeof createKernels>, address: number, count: number): number[] {
  const output = kernels.allocateFloats(3);
  return Array.from({ length: count }, (_, index) => {
    kernels.functions.sampleExtents(address + 4 * index, 1, 1, output.address);
    return output.values[0] ?? NaN;
  });
}

describe(SignalBuffer, () => {
  it('keeps the newest samples at their positions, whatever is appended', () => {
    const kernels = createKernels();
    const signal = new SignalBuffer({ kernels, historySamples: 20, largestAppend: 10 });
    const samples = randomValues(200, { seed: 1 });

    for (let from = 0, step = 1; from < samples.length; from += step, step = 1 + (step % 10)) {
      signal.appendSamples(samples.subarray(from, from + step));
      const end = Math.min(samples.length, from + step);
      expect(signal.end).toBe(end);
      const oldest = Math.max(0, end - 20);
      expect(valuesAt(kernels, signal.addressOf(oldest), end - oldest)).toEqual(Array.from(samples.subarray(oldest, end)));
    }
  });

  it('is silent before its beginning', () => {
    const kernels = createKernels();
    const signal = new SignalBuffer({ kernels, historySamples: 8, largestAppend: 4 });
    signal.appendSamples(new Float32Array([1, 2]));

    expect(valuesAt(kernels, signal.addressOf(-6), 8)).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
  });
});
