import { gridBands, slotsPerBeat, type BeatGrid } from './beat-grid';
import { SlotCorrelation } from './slot-correlation';
import type { MetricalLevel } from './metrical-level';

export interface LevelContext {
  readonly grid: BeatGrid;
  /** How well the tracked tempo explains the onsets, 0 to 1. */
  readonly pulseClarity: number;
}

/** What repeats at these multiples of a period tells its place among the levels. */
const multiples = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 3 / 2, 2, 3, 4, 6, 8] as const;
/** Kick against snare, bass against harmony, kick against chords: do they meet or alternate? */
const crossedBands = [
  ['lowAccent', 'highAccent'],
  ['low', 'harmony'],
  ['lowAccent', 'mid'],
] as const;
const crossedMultiples = [0, 1 / 2, 1, 2] as const;
/** Places on the scale of tempi; each candidate says how near it is to them. */
const tempoMarksBpm = [50, 70, 90, 120, 150, 180] as const;
const tempoMarkOctaves = 0.25;
const densityBands = ['low', 'mid', 'high'] as const;

/**
 * What tells a metrical level from its relatives, for each level: where in the range of tempi it lies, how the bands repeat at its period
 * and around it, how kick and snare alternate, how many onsets fall into a beat (features after Peeters, "Template-Based Estimation of
 * Time-Varying Tempo", 2007, and Hörschläger et al., "Addressing Tempo Estimation Octave Errors in Electronic Music", SMC 2015).
 */
export function levelFeatures(levels: readonly MetricalLevel[], { grid, pulseClarity }: LevelContext): Float32Array[] {
  const { bands, slotCount } = grid;
  const correlations = gridBands.map((band) => new SlotCorrelation(bands[band]));
  const crossed = crossedBands.map(([one, other]) => new SlotCorrelation(bands[one], bands[other]));
  const onsetsPerBeat = densityBands.map((band) => (slotsPerBeat * bands[band].filter((value) => value > 1).length) / slotCount);
  const peakedness = gridBands.map((band) => Math.log(meanSquare(bands[band]) + 1e-3));
  return levels.map(({ ratio, bpm }) => {
    const lagSlots = ratio * slotsPerBeat;
    return Float32Array.from([
      ...tempoFeatures(bpm),
      Math.log2(ratio),
      ratio === 1 ? 1 : 0,
      pulseClarity,
      ...correlations.flatMap((correlation) => multiples.map((multiple) => correlation.at(multiple * lagSlots))),
      ...crossed.flatMap((correlation) => crossedMultiples.map((multiple) => correlation.at(multiple * lagSlots))),
      ...onsetsPerBeat.map((density) => Math.log2(density * ratio + 0.1)),
      ...peakedness,
    ]);
  });
}

function tempoFeatures(bpm: number): number[] {
  const octaves = Math.log2(bpm / 100);
  const nearness = tempoMarksBpm.map((mark) => Math.exp(-0.5 * (Math.log2(bpm / mark) / tempoMarkOctaves) ** 2));
  return [octaves, octaves * octaves, ...nearness];
}

function meanSquare(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length);
}
