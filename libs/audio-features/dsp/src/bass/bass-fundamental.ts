import type { AverageSpectrum } from '../spectral/band-balance';

const lowestHz = 25;
const highestHz = 250;
/** A peak stands this far above the mean of the bass; less is noise. */
const smallestProminence = 2;

/**
 * The frequency between 25 and 250 Hz with the highest peak of power over the whole file, in Hz, to about 1 Hz: a parabola through the
 * logarithms of three bins (Smith and Serra, PARSHL, 1987); null when nothing stands out. The slope of a peak outside is none.
 */
export function bassFundamental({ power, sampleRateHz, fftSize }: AverageSpectrum): number | null {
  const binHz = sampleRateHz / fftSize;
  const firstBin = Math.max(1, Math.ceil(lowestHz / binHz));
  const lastBin = Math.floor(highestHz / binHz);
  const bins = power.subarray(firstBin, lastBin + 1);
  const mean = bins.reduce((sum, value) => sum + value, 0) / bins.length;
  let peak: Peak | null = null;
  for (let bin = firstBin; bin <= lastBin; bin += 1) {
    const candidate = peakAt(power, bin);
    if (candidate && candidate.height > (peak?.height ?? smallestProminence * mean)) peak = candidate;
  }
  return peak && peak.position * binHz;
}

interface Peak {
  /** In bins. */
  readonly position: number;
  readonly height: number;
}

function peakAt(power: Float64Array, bin: number): Peak | null {
  const height = power[bin] ?? 0;
  const [before, after] = [power[bin - 1] ?? 0, power[bin + 1] ?? 0];
  if (height <= before || height <= after) return null;
  const [logBefore, logHere, logAfter] = [logOf(before), logOf(height), logOf(after)];
  const offset = (0.5 * (logBefore - logAfter)) / (logBefore - 2 * logHere + logAfter);
  return { position: bin + offset, height };
}

const logOf = (value: number) => Math.log(value + 1e-30);
