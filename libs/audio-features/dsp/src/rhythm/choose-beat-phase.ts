import { sampleNear, shiftBeats } from './beat-positions';
import type { OnsetNovelty } from './onset-novelty';

/** Where else the beat may lie: the off-beats of straight and of ternary subdivisions. */
const shifts = [0, 0.25, 0.5, 0.75, 1 / 3, 2 / 3] as const;
/**
 * Weights of a logistic model that was fitted to generated drum patterns of thirteen styles: the hardest kicks and snares are on the
 * beat. The beats as tracked start behind because they were already chosen for their strength.
 */
const lowAccentWeight = 0.75;
const highAccentWeight = 0.85;
const trackedWeight = -0.35;

/**
 * Moves beats that were tracked on an off-beat. Beats and off-beats differ little in how often something starts there and much in
 * how hard it is hit, so amplitude decides.
 *
 * @param beats positions in frames, ascending
 */
export function chooseBeatPhase(beats: readonly number[], novelty: OnsetNovelty): readonly number[] {
  const candidates = shifts.map((shift) => {
    const positions = shift === 0 ? beats : shiftBeats(beats, shift);
    const score = lowAccentWeight * meanNear(novelty.lowAccent, positions) + highAccentWeight * meanNear(novelty.highAccent, positions);
    return { positions, score: shift === 0 ? score + trackedWeight : score };
  });
  return candidates.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).positions;
}

function meanNear(values: Float32Array, positions: readonly number[]): number {
  const sampled = sampleNear(values, positions);
  return sampled.reduce((sum, value) => sum + value, 0) / Math.max(1, sampled.length);
}
