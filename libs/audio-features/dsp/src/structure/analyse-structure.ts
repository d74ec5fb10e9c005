import type { MeasuredFeatures } from '@earshot/contracts';

import type { AttackEnvelope } from '../dynamics/attack-envelope';
import { gatherBarFeatures, type BarSources } from './bar-features';
import { layBarGrid } from './bar-grid';
import { findLoops } from './find-loops';
import { labelSections } from './label-sections';
import { pickBoundaries } from './pick-boundaries';
import { sectionEnergies } from './section-energies';
import { sectionNovelty } from './section-novelty';

const shortestSeconds = 1;

export interface StructureSources extends BarSources {
  /** Seconds, ascending; empty where there are no bars. */
  readonly downbeatTimes: readonly number[];
  readonly durationSeconds: number;
  /** Mean square over all channels of each 100 ms. */
  readonly blockMeanSquares: Float32Array;
  readonly attacks: AttackEnvelope;
}

/**
 * Sections and loop points of one file. Sections fill the file without gaps and begin on downbeats where there are any; what does not
 * change is one section. Null in silence and for less than a second.
 */
export function analyseStructure(sources: StructureSources): MeasuredFeatures['structure'] {
  const { downbeatTimes, durationSeconds, blockMeanSquares, attacks } = sources;
  if (durationSeconds < shortestSeconds || !blockMeanSquares.some((value) => value > 0)) return null;
  const { boundaries, isMusical } = layBarGrid(downbeatTimes, durationSeconds);
  const features = gatherBarFeatures(sources, boundaries);
  const labelled = labelSections(features, pickBoundaries(sectionNovelty(features)));
  const stretches = labelled.map(({ firstBar, endBar, label }) => ({
    start: firstBar === 0 ? 0 : (boundaries[firstBar] ?? 0),
    end: endBar === features.barCount ? durationSeconds : (boundaries[endBar] ?? durationSeconds),
    label,
  }));
  const energies = sectionEnergies(stretches, blockMeanSquares);
  return {
    sections: stretches.map((stretch, index) => ({ ...stretch, energy: energies[index] ?? 0 })),
    loops: isMusical ? findLoops({ features, boundaries, attacks }) : [],
  };
}
