import { placeFloats, randomValues } from '../reference/kernel-values';
import { referenceMedianMasks } from '../reference/median-masks';
import { createKernels } from './kernels';

describe('medianMaskEnergies', () => {
  it.each([1, 2, 3])('agrees with medians by sorting (seed %i)', (seed) => {
    const kernels = createKernels();
    const rowLength = 64;
    const rows = Array.from({ length: 17 }, (_, row) =>
      randomValues(rowLength, { seed: 100 * seed + row, low: 0 }).map((value) => value ** 4),
    );
    const placed = placeFloats(
      kernels,
      rows.flatMap((row) => Array.from(row)),
    );
    const output = kernels.allocateFloats(2);

    kernels.functions.medianMaskEnergies(placed.address, 4 * rowLength, 5, 8, 48, output.address);

    const expected = referenceMedianMasks(rows, { centreRow: 5, firstBin: 8, binCount: 48 });
    expect(output.values[0]).toBeCloseTo(expected.harmonic, 4);
    expect(output.values[1]).toBeCloseTo(expected.percussive, 4);
  });
});
