import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { referenceMedianMasks } from '../reference/median-masks';
import { RecentSpectra } from '../timbre/recent-spectra';
import { createKernels } from './kernels';

const binCount = 48;

describe('medianMaskEnergies', () => {
  it.each([1, 2, 3])('judges both rows as medians by sorting do (seed %i)', (seed) => {
    const kernels = createKernels();
    const rows = new RecentSpectra({ kernels, binCount, rowsNeeded: 19 });
    const spectra = Array.from({ length: 100 }, (_, row) =>
      randomValues(binCount, { seed: 1_000 * seed + row, low: 0 }).map((value) => value ** 4),
    );
    for (const spectrum of spectra) rows.push(placeFloats(kernels, interleaveLanes([spectrum, spectrum, spectrum, spectrum])), 1);
    const work = kernels.allocateFloats(12);
    const output = kernels.allocateFloats(4);

    kernels.functions.medianMaskEnergies(rows.address, rows.rowBytes, binCount, work.address, output.address);

    const edge = new Array<number>(8).fill(0);
    const padded = spectra.slice(-19).map((spectrum) => [...edge, ...spectrum, ...edge]);
    [0, 2].forEach((first, judged) => {
      const expected = referenceMedianMasks(padded.slice(first, first + 17), { centreRow: 8, firstBin: 8, binCount });
      expect(output.values[2 * judged]).toBeCloseTo(expected.harmonic, 4);
      expect(output.values[2 * judged + 1]).toBeCloseTo(expected.percussive, 4);
    });
  });
});
