import { candidateProbabilities } from '../network/network';
import { rhythmNetworks } from '../network/rhythm-networks';
import type { BeatGrid } from './beat-grid';
import { indexOfLargest } from './index-of-largest';
import type { MetricalLevel } from './metrical-level';
import { beatPhases, phaseFeatures } from './phase-features';

/** Where the beats of a level lie, as a share of a period after the first tracked beat. Beats that were tracked on an off-beat move. */
export function chooseBeatPhase(level: MetricalLevel, grid: BeatGrid): number {
  const probabilities = candidateProbabilities(rhythmNetworks.phase, phaseFeatures(level, grid));
  return beatPhases[indexOfLargest(probabilities)] ?? 0;
}
