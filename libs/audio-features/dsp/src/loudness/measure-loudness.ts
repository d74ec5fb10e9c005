import type { MeasuredFeatures } from '@earshot/contracts';

import { integratedLoudness } from './integrated-loudness';
import { stretchesPerSecond } from './k-weighted-meter';
import { loudnessCurve } from './loudness-curve';
import { toLufsOrNull } from './loudness-level';
import { loudnessRange } from './loudness-range';
import { windowMeans } from './window-means';

/** Stretches of 10 ms in 400 ms, the window of the momentary loudness and of the gate. */
export const momentaryLength = 0.4 * stretchesPerSecond;
const shortTermLength = 3 * stretchesPerSecond;
const blockStep = 0.1 * stretchesPerSecond;

/**
 * Loudness after EBU R 128 from the K-weighted mean square of every 10 ms.
 *
 * Windows slide by 10 ms for the two maxima, so that these find a burst wherever it lies (EBU Tech 3341, case 13); a meter that
 * looks every 100 ms reads up to 0.6 LU less. Before the file there is silence, as for a meter that was already running, so that
 * files shorter than 3 s have a short-term loudness; files shorter than 400 ms are followed by silence.
 *
 * @param meanSquares at least 40 values
 */
export function measureLoudness(meanSquares: Float32Array): Omit<MeasuredFeatures['loudness'], 'truePeakDbtp'> {
  return {
    integratedLufs: integratedLoudness(windowMeans(meanSquares, { length: momentaryLength, step: blockStep })),
    rangeLu: loudnessRange(windowMeans(meanSquares, { length: shortTermLength, step: blockStep })),
    maxMomentaryLufs: loudestWindow(meanSquares, momentaryLength),
    maxShortTermLufs: loudestWindow(meanSquares, shortTermLength),
    shortTerm: loudnessCurve(meanSquares, stretchesPerSecond),
  };
}

function loudestWindow(meanSquares: Float32Array, length: number): number | null {
  const missing = Math.max(0, length - meanSquares.length);
  const padded = new Float32Array(missing + meanSquares.length);
  padded.set(meanSquares, missing);
  return toLufsOrNull(windowMeans(padded, { length, step: 1 }).reduce((loudest, value) => Math.max(loudest, value), 0));
}
