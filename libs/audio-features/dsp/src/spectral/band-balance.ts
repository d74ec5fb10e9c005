import type { MeasuredFeatures } from '@earshot/contracts';

export type BandBalance = MeasuredFeatures['spectral']['balance'];

/** The bands that mixing engineers speak of. */
const balanceBands = [
  { name: 'sub', lowHz: 20, highHz: 60 },
  { name: 'bass', lowHz: 60, highHz: 250 },
  { name: 'low-mid', lowHz: 250, highHz: 500 },
  { name: 'mid', lowHz: 500, highHz: 2_000 },
  { name: 'high-mid', lowHz: 2_000, highHz: 4_000 },
  { name: 'presence', lowHz: 4_000, highHz: 6_000 },
  { name: 'air', lowHz: 6_000, highHz: 20_000 },
] as const;

/** Mean power of each bin of a Hann-windowed spectrum, not scaled by its length. */
export interface AverageSpectrum {
  readonly power: Float64Array;
  readonly sampleRateHz: number;
  readonly fftSize: number;
}

/** Levels end here. */
const quietestDb = -120;

/**
 * Level and share of power of each band of the mono mix. The level is in dB against a full-scale sine (AES17), at least -120; the
 * shares are of the power between 20 Hz and 20 kHz and sum to 1, or are 0 in silence. Bands that begin at half the sample rate or
 * above are left out.
 */
export function measureBandBalance(spectrum: AverageSpectrum): BandBalance {
  const nyquistHz = spectrum.sampleRateHz / 2;
  const bands = balanceBands
    .filter(({ lowHz }) => lowHz < nyquistHz)
    .map(({ name, lowHz, highHz }) => ({ name, lowHz, highHz: Math.min(highHz, nyquistHz) }))
    .map((band) => ({ ...band, meanSquare: meanSquareBetween(spectrum, band.lowHz, band.highHz) }));
  const total = bands.reduce((sum, { meanSquare }) => sum + meanSquare, 0);
  return bands.map(({ name, lowHz, highHz, meanSquare }) => ({
    name,
    lowHz,
    highHz,
    levelDb: Math.max(quietestDb, 10 * Math.log10(2 * meanSquare)),
    share: total > 0 ? Math.min(1, meanSquare / total) : 0,
  }));
}

/** By Parseval's theorem; a bin that an edge cuts counts with the part that lies inside. */
function meanSquareBetween({ power, sampleRateHz, fftSize }: AverageSpectrum, lowHz: number, highHz: number): number {
  const binHz = sampleRateHz / fftSize;
  let sum = 0;
  for (let bin = 1; bin < power.length; bin += 1) {
    const overlap = Math.min(highHz / binHz, bin + 0.5) - Math.max(lowHz / binHz, bin - 0.5);
    if (overlap > 0) sum += overlap * (power[bin] ?? 0);
  }
  const sumOfSquaredHann = (3 / 8) * fftSize;
  return (2 * sum) / (fftSize * sumOfSquaredHann);
}
