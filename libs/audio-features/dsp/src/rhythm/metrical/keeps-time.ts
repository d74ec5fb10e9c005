import { classProbabilities } from '../network/network';
import { rhythmNetworks } from '../network/rhythm-networks';
import { levelFeatures } from './level-features';
import type { MetricalEvidence } from './metrical-evidence';
import type { MetricalLevel } from './metrical-level';

/** What repeats this clearly is no chance: noise, drones and hits at random times reach 0.14. */
const clearlyPeriodic = 0.15;

/** Whether anything keeps time at all. Where the pulse is faint a network tells soft music from chance. */
export function keepsTime(level: MetricalLevel, evidence: MetricalEvidence): boolean {
  if (evidence.pulseClarity >= clearlyPeriodic) return true;
  const [features] = levelFeatures([level], evidence);
  const [probability = 0] = features ? classProbabilities(rhythmNetworks.pulse, features) : [];
  return probability > 0.5;
}
