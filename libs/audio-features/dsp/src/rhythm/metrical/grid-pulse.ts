import { gridBands, type BeatGrid, type GridBand } from './beat-grid';

/** A pulse on a beat grid: it falls on slot `offsetSlots` and every `periodSlots` after it; both may be fractions. */
export interface GridPulse {
  readonly bpm: number;
  readonly periodSlots: number;
  readonly offsetSlots: number;
}

/**
 * Mean of a band over all beats of a pulse, at several places around the beat.
 *
 * @param shares places as shares of a period after the beat
 * @param stride takes every n-th beat, from the beat `first` on
 */
export function meansAround(
  values: Float32Array,
  { periodSlots, offsetSlots }: GridPulse,
  { shares, first = 0, stride = 1 }: { shares: readonly number[]; first?: number; stride?: number },
): number[] {
  const sums = shares.map(() => 0);
  let beats = 0;
  for (let slot = offsetSlots + first * periodSlots; slot <= values.length - 1; slot += stride * periodSlots) {
    beats += 1;
    for (let index = 0; index < sums.length; index += 1) {
      sums[index] = (sums[index] ?? 0) + (values[Math.round(slot + (shares[index] ?? 0) * periodSlots)] ?? 0);
    }
  }
  return sums.map((sum) => sum / Math.max(1, beats));
}

/** The value of a band on each beat of a pulse. */
export function valuesOnBeats(values: Float32Array, { periodSlots, offsetSlots }: GridPulse): Float32Array {
  const count = Math.max(0, Math.floor((values.length - 1 - offsetSlots) / periodSlots) + 1);
  return Float32Array.from({ length: count }, (_, beat) => values[Math.round(offsetSlots + beat * periodSlots)] ?? 0);
}

/** Collects features band by band. */
export function forEachBand(grid: BeatGrid, collect: (values: Float32Array, band: GridBand) => readonly number[]): number[] {
  return gridBands.flatMap((band) => [...collect(grid.bands[band], band)]);
}
