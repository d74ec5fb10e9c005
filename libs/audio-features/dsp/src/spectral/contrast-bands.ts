/** One octave band of the spectral contrast. */
export interface ContrastBand {
  readonly firstBin: number;
  readonly binCount: number;
  /** How many of the strongest, and of the weakest, bins are averaged. */
  readonly extremeCount: number;
}

const lowestOctaveHz = 200;
const octaveCount = 6;
/** Share of the bins of a band that are its peaks, and its valleys. */
const quantile = 0.02;

/**
 * The bands of `librosa.feature.spectral_contrast`: up to 200 Hz, then an octave each, the last one up to half the sample rate,
 * which ends the list early when it is low. Neighbours share no bin except where librosa's do: a band begins one bin early.
 */
export function contrastBands(sampleRateHz: number, fftSize: number): readonly ContrastBand[] {
  const binHz = sampleRateHz / fftSize;
  const edgesHz = [0, ...Array.from({ length: octaveCount + 1 }, (_, octave) => lowestOctaveHz * 2 ** octave)];
  const starts = edgesHz.slice(0, -1).filter((hz) => hz < sampleRateHz / 2);
  return starts.map((lowHz, band) => {
    const isLast = band === starts.length - 1;
    const lastBin = isLast ? fftSize / 2 : Math.floor((edgesHz[band + 1] ?? 0) / binHz);
    const firstBin = Math.max(0, Math.ceil(lowHz / binHz) - (band > 0 ? 1 : 0));
    const binsOfBand = lastBin - firstBin + 1;
    return { firstBin, binCount: isLast ? binsOfBand : binsOfBand - 1, extremeCount: Math.max(1, Math.round(quantile * binsOfBand)) };
  });
}
