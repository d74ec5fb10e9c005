import type { Mode } from '@earshot/contracts';

import { pitchClassNames } from './pitch-classes';

export interface Key {
  readonly tonic: string;
  readonly mode: Mode;
}

/**
 * MIREX score of an estimated key, 0 to 1: 1 exact, 0.5 a fifth above or below in the same mode, 0.3 the relative, 0.2 the parallel
 * key (MIREX audio key detection; mir_eval.key).
 */
export function mirexKeyScore(estimated: Key, truth: Key): number {
  const distance = (pitchClass(estimated.tonic) - pitchClass(truth.tonic) + 12) % 12;
  if (estimated.mode === truth.mode) return distance === 0 ? 1 : distance === 7 || distance === 5 ? 0.5 : 0;
  if (distance === 0) return 0.2;
  return distance === (truth.mode === 'MAJOR' ? 9 : 3) ? 0.3 : 0;
}

function pitchClass(tonic: string): number {
  return pitchClassNames.findIndex((name) => name === tonic);
}
