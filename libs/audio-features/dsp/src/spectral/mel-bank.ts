/** Triangular filters, equally wide on the mel scale. */
export interface MelBank {
  readonly centresHz: readonly number[];
  readonly bands: readonly MelBand[];
}

export interface MelBand {
  readonly firstBin: number;
  /** Weights of the bins from `firstBin` on. */
  readonly weights: readonly number[];
}

export interface MelBankOptions {
  readonly sampleRateHz: number;
  readonly fftSize: number;
  readonly bandCount: number;
}

/** Above this there is nothing that colours a sound; at 44.1 kHz it is half the sample rate, librosa's default. */
const highestHz = 22_050;

/**
 * Mel filters after Slaney's Auditory Toolbox (1998): linear below 1 kHz, logarithmic above, each of area 1 over frequency. The
 * same as `librosa.filters.mel` with `fmax = min(sampleRate / 2, 22050)`.
 */
export function createMelBank({ sampleRateHz, fftSize, bandCount }: MelBankOptions): MelBank {
  const highestMel = hzToMel(Math.min(sampleRateHz / 2, highestHz));
  const edgesHz = Array.from({ length: bandCount + 2 }, (_, index) => melToHz((highestMel * index) / (bandCount + 1)));
  const bands = Array.from({ length: bandCount }, (_, band) =>
    createBand(edgesHz.slice(band, band + 3), { binHz: sampleRateHz / fftSize, binCount: fftSize / 2 + 1 }),
  );
  return { centresHz: edgesHz.slice(1, -1), bands };
}

function createBand(
  [lowHz = 0, centreHz = 0, highHz = 0]: readonly number[],
  { binHz, binCount }: { binHz: number; binCount: number },
): MelBand {
  const firstBin = Math.min(binCount - 1, Math.floor(lowHz / binHz));
  const lastBin = Math.min(binCount - 1, Math.ceil(highHz / binHz));
  const weights = Array.from({ length: lastBin - firstBin + 1 }, (_, index) => {
    const hz = (firstBin + index) * binHz;
    const height = Math.min((hz - lowHz) / (centreHz - lowHz), (highHz - hz) / (highHz - centreHz));
    return (2 / (highHz - lowHz)) * Math.max(0, height);
  });
  return { firstBin, weights };
}

const linearHzPerMel = 200 / 3;
const logarithmicFromHz = 1_000;
const logarithmicFromMel = logarithmicFromHz / linearHzPerMel;
const logarithmicStep = Math.log(6.4) / 27;

const hzToMel = (hz: number) =>
  hz < logarithmicFromHz ? hz / linearHzPerMel : logarithmicFromMel + Math.log(hz / logarithmicFromHz) / logarithmicStep;

const melToHz = (mel: number) =>
  mel < logarithmicFromMel ? mel * linearHzPerMel : logarithmicFromHz * Math.exp(logarithmicStep * (mel - logarithmicFromMel));
