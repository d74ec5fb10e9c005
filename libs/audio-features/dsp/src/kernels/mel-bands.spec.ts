import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { MelSpectrum } from '../spectral/mel-spectrum';
import { createKernels } from './kernels';

describe('logMelBands', () => {
  it('is the logarithm of the weighted power, and of the floor in silence', () => {
    const kernels = createKernels();
    const mel = new MelSpectrum(kernels, { sampleRateHz: 44_100, fftSize: 2_048, bandCount: 40 });
    const spectra = [1e-3, 1, 1e6, 0].map((high, seed) => randomValues(1_025, { seed, low: 0, high }));
    const power = placeFloats(kernels, interleaveLanes(spectra));

    const { values } = mel.measure({ power, frameCount: 4 });

    mel.bank.bands.forEach(({ firstBin, weights }, band) => {
      spectra.forEach((spectrum, lane) => {
        const sum = weights.reduce((total, weight, index) => total + weight * (spectrum[firstBin + index] ?? 0), 0);
        expect(values[4 * band + lane]).toBeCloseTo(Math.log2(Math.max(1e-10, sum)), 4);
      });
    });
  });
});
