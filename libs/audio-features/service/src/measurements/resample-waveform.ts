import type { Waveform } from '@earshot/contracts';

/**
 * Draws a waveform with fewer points: extremes stay extremes, so no peak is lost, and the energy is averaged.
 * @param points how many points are wanted at most; a shorter waveform is given back as it is
 */
export function resampleWaveform(waveform: Waveform, points: number): Waveform {
  const length = waveform.min.length;
  if (length <= points) return waveform;
  const stretches = Array.from(
    { length: points },
    (_, point) => [Math.floor((point * length) / points), Math.floor(((point + 1) * length) / points)] as const,
  );
  return {
    min: stretches.map(([from, to]) => Math.min(...waveform.min.slice(from, to))),
    max: stretches.map(([from, to]) => Math.max(...waveform.max.slice(from, to))),
    rms: stretches.map(([from, to]) => rootMeanSquare(waveform.rms.slice(from, to))),
  };
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
