import type { BarFeatures } from './bar-features';
import { barDistance, meanBar } from './section-novelty';

/** Mean bars that lie further apart, in octaves of power, are different material. */
const largestDistance = 0.35;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A stretch of whole bars. */
export interface LabelledBars {
  readonly firstBar: number;
  readonly endBar: number;
  readonly label: string;
}

interface Material {
  centre: Float64Array;
  bars: number;
}

/**
 * Gives stretches of the same material the same letter, in the order in which it first sounds: each joins the nearest material so far
 * (leader clustering, Hartigan 1975, of mean bars) or begins a new one. Neighbours with the same letter become one. Past Z nothing new
 * begins.
 *
 * @param boundaries indices of bars at which stretches begin, without the first
 */
export function labelSections(features: BarFeatures, boundaries: readonly number[]): LabelledBars[] {
  const starts = [0, ...boundaries];
  const materials: Material[] = [];
  const sections: LabelledBars[] = [];
  starts.forEach((firstBar, index) => {
    const endBar = starts[index + 1] ?? features.barCount;
    const label = letters[joinMaterial(materials, meanBar(features, firstBar, endBar), endBar - firstBar)] ?? 'Z';
    const last = sections.at(-1);
    if (last?.label === label) sections[sections.length - 1] = { ...last, endBar };
    else sections.push({ firstBar, endBar, label });
  });
  return sections;
}

/** @returns the index of the material that the bars belong to */
function joinMaterial(materials: Material[], mean: Float64Array, bars: number): number {
  const distances = materials.map(({ centre }) => barDistance(centre, mean));
  const nearest = Math.min(...distances);
  const index = distances.indexOf(nearest);
  const material = materials[index];
  if (!material || (nearest > largestDistance && materials.length < letters.length)) return materials.push({ centre: mean, bars }) - 1;
  const share = bars / (bars + material.bars);
  material.centre = material.centre.map((value, at) => value + share * ((mean[at] ?? 0) - value));
  material.bars += bars;
  return index;
}
