interface TempoRelation {
  /** Heard tempo over true tempo. */
  readonly ratio: number;
  /** How often the second opinion hears it so. */
  readonly share: number;
}

/**
 * What RhythmExtractor2013 (degara) says about a tempo, measured on 340 training clips by `npm run bench:second-opinion`: the
 * tempo itself, or a metrical level above or below it.
 */
const relations: readonly TempoRelation[] = [
  { ratio: 1, share: 0.72 },
  { ratio: 1 / 2, share: 0.111 },
  { ratio: 2, share: 0.066 },
  { ratio: 3 / 2, share: 0.029 },
  { ratio: 3, share: 0.029 },
  { ratio: 2 / 3, share: 0.02 },
  { ratio: 4 / 3, share: 0.014 },
  { ratio: 1 / 3, share: 0.003 },
  { ratio: 3 / 4, share: 0.003 },
];
const unrelatedShare = 0.006;
/** Tempi this close are one tempo. */
const tolerance = 0.04;

/** @returns whether two tempi are the same within 4 % */
export const isSameTempo = (oneBpm: number, otherBpm: number): boolean => isRatio(oneBpm / otherBpm, 1);

/** @returns how likely the second opinion hears `heardBpm` where `trueBpm` is true, or where no tempo is known that is */
export function tempoLikelihood(heardBpm: number, trueBpm: number | null): number {
  if (trueBpm === null) return unrelatedShare;
  return relations.find(({ ratio }) => isRatio(heardBpm / trueBpm, ratio))?.share ?? unrelatedShare;
}

const isRatio = (value: number, ratio: number): boolean => Math.abs(value / ratio - 1) < tolerance;
