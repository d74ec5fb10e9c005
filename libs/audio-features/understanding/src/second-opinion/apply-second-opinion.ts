import type { MeasuredFeatures } from '@earshot/contracts';
import type { SecondOpinion } from './second-opinion';
import { weighKey } from './weigh-key';
import { weighTempo } from './weigh-tempo';

/** What the second opinion counts for: 0 = tells nothing new, 1 = heard independently of our own. */
export interface Independence {
  readonly tempo: number;
  readonly key: number;
}

/**
 * Two engines that hear the same file fall into the same traps, so what the second one says counts for a part only: the
 * parts that predict best on generated clips that our own engine was not trained on (`npm run bench:second-opinion`).
 */
const measuredIndependence: Independence = { tempo: 0.0625, key: 0.25 };

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
  independence: Independence = measuredIndependence,
): MeasuredFeatures {
  const { rhythm, tonal } = features;
  return {
    ...features,
    rhythm: bpm === null || rhythm.bpm === null ? rhythm : weighTempo(rhythm, bpm, independence.tempo),
    tonal: key === null || tonal.key === null ? tonal : weighKey(tonal, key, independence.key),
    danceability,
  };
}
