import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { referenceSpectralContrast } from '../reference/spectral-contrast';
import { contrastBands } from '../spectral/contrast-bands';
import { createKernels } from './kernels';

describe('spectralContrast', () => {
  it.each([
    [8_000, 512],
    [44_100, 2_048],
    [96_000, 4_096],
    [192_000, 8_192],
  ])('finds the mean of the extremes that sorting finds, in all lanes, at %i Hz', (sampleRateHz, fftSize) => {
    const kernels = createKernels();
    const bands = contrastBands(sampleRateHz, fftSize);
    const binCount = fftSize / 2 + 1;
    const random = (seed: number) => randomValues(binCount, { seed, low: 0.01, high: 1 });
    const spectra = [
      random(1),
      random(2).map((value, bin) => value / (1 + bin)),
      // Rising without exception, and with many that are equal.
      random(3).map((_, bin) => 1e-3 * (bin + 1)),
      random(4).map((value) => Math.round(4 * value) + 1),
    ];
    const magnitudes = placeFloats(kernels, interleaveLanes(spectra));
    const table = kernels.allocateIntegers(3 * bands.length);
    table.values.set(bands.flatMap(({ firstBin, binCount: binsOfBand, extremeCount }) => [firstBin, binsOfBand, extremeCount]));
    const work = kernels.allocateFloats(4 * (binCount + 128));
    const output = kernels.allocateFloats(4 * bands.length);

    kernels.functions.spectralContrast(magnitudes.address, bands.length, table.address, work.address, output.address);

    spectra.forEach((spectrum, lane) => {
      referenceSpectralContrast(spectrum, bands).forEach((expected, band) => {
        expect(output.values[4 * band + lane]).toBeCloseTo(expected, 4);
      });
    });
  });
});
