import type { ContrastBand } from '../spectral/contrast-bands';

/** Mean of the strongest over mean of the weakest bins of each band in dB, by sorting. */
export function referenceSpectralContrast(magnitudes: ArrayLike<number>, bands: readonly ContrastBand[]): number[] {
  return bands.map(({ firstBin, binCount, extremeCount }) => {
    const sorted = Array.from(magnitudes)
      .slice(firstBin, firstBin + binCount)
      .sort((left, right) => left - right);
    const level = (values: readonly number[]) => 10 * Math.log10(values.reduce((sum, value) => sum + value, 0) / values.length);
    return level(sorted.slice(-extremeCount)) - level(sorted.slice(0, extremeCount));
  });
}
