import type { Network } from './network';
import weights from './rhythm-networks.generated.json';

/** What the decisions about rhythm are made with; written by `npm run train:rhythm`. */
export interface RhythmNetworks {
  /** Tells music that keeps time from what does not, in that order, by the features of a metrical level. */
  readonly pulse: Network;
  /** Scores metrical levels. */
  readonly level: Network;
  /** Scores the phases of the beat. */
  readonly phase: Network;
  /** Has one output for each of the time signatures. */
  readonly metre: Network;
  /** Scores the beats of a bar as its first. */
  readonly downbeat: Network;
}

export const rhythmNetworks: RhythmNetworks = weights;
