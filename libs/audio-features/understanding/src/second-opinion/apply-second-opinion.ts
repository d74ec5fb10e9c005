import type { MeasuredFeatures } from '@earshot/contracts';
import type { SecondOpinion } from './second-opinion';
import { weighKey } from './weigh-key';
import { weighTempo } from './weigh-tempo';

/**
 * Two engines that hear the same file fall into the same traps, so what the second one says counts as a quarter of an
 * independent observation: the share that predicts best on the training clips (`npm run bench:second-opinion`).
 */
const measuredIndependence = 0.25;

/**
 * Moves the confidences of tempo and key by what a second engine heard of the same file: agreement raises them,
 * disagreement lowers them, each by how reliable the second engine was measured to be. Where our own engine found no pulse
 * or no key there is none to move.
 *
 * @returns features with the danceability of the second engine, whose candidates still sum to 1 or less
 */
export function applySecondOpinion(
  features: MeasuredFeatures,
  { bpm, key, danceability }: SecondOpinion,
  independence = measuredIndependence,
): MeasuredFeatures {
  const { rhythm, tonal } = features;
  return {
    ...features,
    rhythm: bpm === null || rhythm.bpm === null ? rhythm : weighTempo(rhythm, bpm, independence),
    tonal: key === null || tonal.key === null ? tonal : weighKey(tonal, key, independence),
    danceability,
  };
}
