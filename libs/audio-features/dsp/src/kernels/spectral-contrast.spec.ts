import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { referenceSpectralContrast } from '../reference/spectral-contrast';
import { contrastBands } from '../spectral/contrast-bands';
import { createKernels } from './kernels';

describe('spectralContrast', () => {
  it('finds the mean of the extremes that sorting finds, in all lanes', () => {
    const kernels = createKernels();
    const bands = contrastBands(44_100, 2_048);
    const spectra = [1, 2, 3, 4].map((seed) =>
      randomValues(1_025, { seed, low: 0.01, high: 1 }).map((value, bin) => value / (1 + seed * bin)),
    );
    const magnitudes = placeFloats(kernels, interleaveLanes(spectra));
    const table = kernels.allocateIntegers(3 * bands.length);
    table.values.set(bands.flatMap(({ firstBin, binCount, extremeCount }) => [firstBin, binCount, extremeCount]));
    const work = kernels.allocateFloats(4 * 15);
    const output = kernels.allocateFloats(4 * bands.length);

    kernels.functions.spectralContrast(magnitudes.address, bands.length, table.address, work.address, output.address);

    spectra.forEach((spectrum, lane) => {
      referenceSpectralContrast(spectrum, bands).forEach((expected, band) => {
        expect(output.values[4 * band + lane]).toBeCloseTo(expected, 4);
      });
    });
  });
});
