import { candidateProbabilities } from '../network/network';
import { rhythmNetworks } from '../network/rhythm-networks';
import { levelFeatures } from './level-features';
import type { MetricalEvidence } from './metrical-evidence';
import { metricalLevels, type MetricalLevel } from './metrical-level';

export interface RankedLevel extends MetricalLevel {
  /** 0 to 1: in what share of cases like this one it is the tempo that a listener taps. */
  readonly confidence: number;
}

/**
 * The tempi that a pulse may be heard in, best first; their confidences, 0 to 1, sum to 1 at most and are calibrated by temperature (Guo,
 * Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017). The features are those of `levelFeatures`.
 */
export function rankMetricalLevels(evidence: MetricalEvidence): RankedLevel[] {
  const levels = metricalLevels(evidence.trackedBpm);
  const confidences = candidateProbabilities(rhythmNetworks.level, levelFeatures(levels, evidence));
  return levels
    .map((level, index) => ({ ...level, confidence: confidences[index] ?? 0 }))
    .sort((one, other) => other.confidence - one.confidence);
}
