import { sampleNear } from './beat-positions';
import type { OnsetNovelty } from './onset-novelty';

export interface DownbeatOptions {
  /** Positions in frames, ascending. */
  readonly beats: readonly number[];
  readonly beatsPerBar: number;
  readonly novelty: OnsetNovelty;
}

/**
 * Weights of a logistic model fitted to generated patterns of thirteen styles: bars begin with kick, bass and a change of chord, and
 * not with a snare.
 */
const bandWeights = { low: 2.3, mid: 0.6, lowAccent: 1.6, highAccent: -1.1 } as const;

/** Which beats begin a bar, as indices into the beats: the phase whose beats are accented most. */
export function findDownbeats({ beats, beatsPerBar, novelty }: DownbeatOptions): number[] {
  const accents = new Float32Array(beats.length);
  for (const band of ['low', 'mid', 'lowAccent', 'highAccent'] as const) {
    sampleNear(novelty[band], beats).forEach((value, beat) => {
      accents[beat] = (accents[beat] ?? 0) + bandWeights[band] * value;
    });
  }
  const phases = Array.from({ length: Math.min(beatsPerBar, beats.length) }, (_, phase) => {
    const ofPhase = accents.filter((_accent, beat) => beat % beatsPerBar === phase);
    return { phase, accent: ofPhase.reduce((sum, value) => sum + value, 0) / ofPhase.length };
  });
  const best = phases.reduce((found, phase) => (phase.accent > found.accent ? phase : found), {
    phase: 0,
    accent: Number.NEGATIVE_INFINITY,
  });
  return beats.flatMap((_, beat) => (beat % beatsPerBar === best.phase ? [beat] : []));
}
