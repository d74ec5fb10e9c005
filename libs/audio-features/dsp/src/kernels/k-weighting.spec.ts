import { kWeightingFilter } from '../loudness/k-weighting-filter';
import { referenceBiquad } from '../reference/biquad';
import { placeFloats, randomValues } from '../reference/kernel-values';
import { createKernels } from './kernels';

const energy = (samples: Float64Array) => samples.reduce((sum, sample) => sum + sample ** 2, 0);

describe('kWeightedEnergies', () => {
  it.each([8_000, 44_100, 192_000])('agrees with the plain filters at %i Hz, however the samples are cut', (sampleRateHz) => {
    const kernels = createKernels();
    const { shelf, highPass } = kWeightingFilter(sampleRateHz);
    const channels = [randomValues(5_000, { seed: 1 }), randomValues(5_000, { seed: 2, low: 0, high: 0.5 })];
    const [first, second] = channels.map((samples) => placeFloats(kernels, samples).address);
    const coefficients = kernels.allocateDoubles(10);
    coefficients.values.set([...shelf, ...highPass]);
    const state = kernels.allocateDoubles(8);
    const output = kernels.allocateDoubles(2);
    const sums = [0, 0];

    for (const [from, to] of [
      [0, 1],
      [1, 1_234],
      [1_234, 5_000],
    ] as const) {
      const [offset, count] = [4 * from, to - from];
      kernels.functions.kWeightedEnergies(
        (first ?? 0) + offset,
        (second ?? 0) + offset,
        count,
        coefficients.address,
        state.address,
        output.address,
      );
      output.values.forEach((value, channel) => (sums[channel] = (sums[channel] ?? 0) + value));
    }

    channels.forEach((samples, channel) => {
      expect((sums[channel] ?? NaN) / energy(referenceBiquad(highPass, referenceBiquad(shelf, samples)))).toBeCloseTo(1, 9);
    });
  });
});
