import { slotsPerBeat } from './beat-grid';
import type { GridPulse } from './grid-pulse';

/**
 * How many of the beats that were tracked make a beat as a listener would tap it. The period that repeats most is almost always one of
 * this family: half and double, the third of 6/8, the dotted note of a clave, bars of five and seven cut into four.
 */
const ratios = [1 / 3, 2 / 5, 1 / 2, 4 / 7, 2 / 3, 3 / 4, 4 / 5, 1, 4 / 3, 3 / 2, 2, 3] as const;
const slowestBpm = 46;
const fastestBpm = 205;

/** A tempo that the music may be heard in. */
export interface MetricalLevel {
  /** Tracked beats per beat. */
  readonly ratio: number;
  readonly bpm: number;
}

/** The tempi that beats tracked at a tempo leave open, fastest first. */
export function metricalLevels(trackedBpm: number): MetricalLevel[] {
  return ratios.map((ratio) => ({ ratio, bpm: trackedBpm / ratio })).filter(({ bpm }) => bpm >= slowestBpm && bpm <= fastestBpm);
}

/** A level with a beat that lies a share of a period after the first tracked one. */
export function pulseOf({ ratio, bpm }: MetricalLevel, phase: number): GridPulse {
  const periodSlots = ratio * slotsPerBeat;
  return { bpm, periodSlots, offsetSlots: phase * periodSlots };
}
