import type { AverageSpectrum } from '../spectral/band-balance';

const lowestHz = 25;
const highestHz = 250;
/** A peak stands this far above the mean of the bass; less is noise. */
const smallestProminence = 2;

/**
 * The frequency below 250 Hz with the most power over the whole file, in Hz, to about 1 Hz: a parabola through the logarithms of three
 * bins (Smith and Serra, PARSHL, 1987); null when nothing stands out.
 */
export function bassFundamental({ power, sampleRateHz, fftSize }: AverageSpectrum): number | null {
  const binHz = sampleRateHz / fftSize;
  const firstBin = Math.max(1, Math.ceil(lowestHz / binHz));
  const bins = power.subarray(firstBin, Math.floor(highestHz / binHz) + 1);
  const highest = bins.reduce((largest, value) => Math.max(largest, value), 0);
  const mean = bins.reduce((sum, value) => sum + value, 0) / bins.length;
  if (highest === 0 || highest < smallestProminence * mean) return null;
  const bin = firstBin + bins.indexOf(highest);
  return (bin + peakOffset(power, bin)) * binHz;
}

function peakOffset(power: Float64Array, bin: number): number {
  const [before, here, after] = [power[bin - 1] ?? 0, power[bin] ?? 0, power[bin + 1] ?? 0].map((value) => Math.log(value + 1e-30));
  if (before === undefined || here === undefined || after === undefined) return 0;
  const curvature = before - 2 * here + after;
  return curvature < 0 && here > before && here > after ? (0.5 * (before - after)) / curvature : 0;
}
