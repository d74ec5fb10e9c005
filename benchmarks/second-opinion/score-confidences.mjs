import { calibrationError } from '../audio/accuracy/calibration-error.mjs';

/** A truth that is nowhere among the candidates was given this much, lest one clip outweigh all others. */
const leastBelief = 1e-3;

/**
 * How good candidates with confidences are.
 *
 * @param {readonly (readonly { confidence: number, right: boolean }[])[]} clips the candidates of each clip, the one that was chosen first
 * @returns {{ right: number, logLoss: number, calibrationError: number }}
 */
export function scoreConfidences(clips) {
  const chosen = clips.map(([first]) => ({ confidence: first.confidence, right: first.right ? 1 : 0 }));
  const beliefInTruth = (candidates) => candidates.reduce((sum, { confidence, right }) => sum + (right ? confidence : 0), 0);
  const losses = clips.map((candidates) => -Math.log(Math.max(leastBelief, beliefInTruth(candidates))));
  return { right: mean(chosen.map(({ right }) => right)), logLoss: mean(losses), calibrationError: calibrationError(chosen) };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
