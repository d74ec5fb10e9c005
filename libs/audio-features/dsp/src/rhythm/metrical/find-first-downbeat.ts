import { candidateProbabilities } from '../network/network';
import { rhythmNetworks } from '../network/rhythm-networks';
import type { BeatGrid } from './beat-grid';
import { downbeatFeatures } from './downbeat-features';
import type { GridPulse } from './grid-pulse';
import { indexOfLargest } from './index-of-largest';

/**
 * Which of the first beats begins a bar: 0 to beatsPerBar - 1, by a network over what starts on each beat of the bar (learnt downbeats:
 * Jehan, "Downbeat Prediction by Listening and Learning", WASPAA 2005).
 */
export function findFirstDownbeat(pulse: GridPulse, beatsPerBar: number, grid: BeatGrid): number {
  return indexOfLargest(candidateProbabilities(rhythmNetworks.downbeat, downbeatFeatures(pulse, beatsPerBar, grid)));
}
