import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { referenceSpectralStatistics } from '../reference/spectral-statistics';
import { createKernels } from './kernels';

const binCount = 1_025;

function measure(spectra: readonly ArrayLike<number>[]) {
  const kernels = createKernels();
  const power = placeFloats(kernels, interleaveLanes(spectra));
  const magnitudes = kernels.allocateFloats(4 * binCount);
  const output = kernels.allocateFloats(16);
  kernels.functions.spectralStatistics(power.address, binCount, magnitudes.address, output.address);
  const at = (statistic: number, lane: number) => output.values[4 * statistic + lane] ?? NaN;
  return spectra.map((_, lane) => ({ centroid: at(0, lane), bandwidth: at(1, lane), flatness: 2 ** at(2, lane), rolloff: at(3, lane) }));
}

describe('spectralStatistics', () => {
  it('agrees with the definitions in all lanes', () => {
    const falling = randomValues(binCount, { seed: 1, low: 0, high: 1 }).map((value, bin) => value / (1 + bin) ** 2);
    const tone = Float32Array.from({ length: binCount }, (_, bin) => (bin === 93 ? 1e5 : 1e-12));
    const loud = randomValues(binCount, { seed: 2, low: 0, high: 1e8 });
    const quiet = randomValues(binCount, { seed: 3, low: 0, high: 1e-9 });
    const spectra = [falling, tone, loud, quiet];

    measure(spectra).forEach((measured, lane) => {
      const expected = referenceSpectralStatistics(spectra[lane] ?? []);
      expect(measured.centroid / expected.centroid).toBeCloseTo(1, 4);
      expect(measured.bandwidth).toBeCloseTo(expected.bandwidth, 2);
      expect(measured.flatness / expected.flatness).toBeCloseTo(1, 3);
      expect(measured.rolloff).toBe(expected.rolloff);
    });
  });

  it('gives silence neither centroid nor width', () => {
    const silence = new Float32Array(binCount);

    const [measured] = measure([silence, silence, silence, silence]);

    expect(measured).toMatchObject({ centroid: 0, bandwidth: 0, rolloff: 0 });
    expect(measured?.flatness).toBeCloseTo(1, 5);
  });
});
