import type { KeyOpinion } from './second-opinion';

const pitchClasses = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const keyCount = 24;

/** What KeyExtractor (bgate) says about a key, measured on 326 pitched training clips by `npm run bench:second-opinion`. */
const shares = { same: 0.8795, fifthAbove: 0.0542, parallel: 0.0241, relative: 0.0151, fifthBelow: 0.003 } as const;
/** Of each single one of the 19 others. */
const unrelatedShare = 0.0013;

/** @returns whether two keys are one */
export const isSameKey = (one: KeyOpinion, other: KeyOpinion): boolean => one.tonic === other.tonic && one.mode === other.mode;

/** @returns the share of what is not assigned to any of the candidates that falls to one single key */
export const shareOfUnlisted = (candidateCount: number): number => 1 / (keyCount - candidateCount);

/** @returns how likely the second opinion hears `heard` where `truth` is true, or where it is some key without relation */
export function keyLikelihood(heard: KeyOpinion, truth: KeyOpinion | null): number {
  if (truth === null) return unrelatedShare;
  if (isSameKey(heard, truth)) return shares.same;
  const interval = (pitchClasses.indexOf(heard.tonic) - pitchClasses.indexOf(truth.tonic) + 12) % 12;
  if (heard.mode === truth.mode) return interval === 7 ? shares.fifthAbove : interval === 5 ? shares.fifthBelow : unrelatedShare;
  if (interval === 0) return shares.parallel;
  return interval === (truth.mode === 'MAJOR' ? 9 : 3) ? shares.relative : unrelatedShare;
}
