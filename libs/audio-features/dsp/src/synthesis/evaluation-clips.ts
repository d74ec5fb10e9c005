import type { RenderedArrangement } from './arrangement';
import { planEvaluationClip, planEvaluationSong, type EvaluationPlan, type EvaluationSet } from './evaluation-plans';
import { renderArrangement } from './render-arrangement';

export interface EvaluationClip extends RenderedArrangement, Omit<EvaluationPlan, 'plan'> {}

/**
 * Clips of 18 to 26 seconds in all styles in turn, with everything that is true of them: exact tempo, beats, bars, chords, key and sections.
 * Timing is human, the tempo drifts, levels differ, parts are missing, some clips have a breakdown. The same set gives the same clips;
 * a larger count begins with the clips of a smaller one. One clip is rendered at a time.
 */
export function* evaluationClips(set: EvaluationSet, count: number): Iterable<EvaluationClip> {
  for (let index = 0; index < count; index += 1) yield render(planEvaluationClip(set, index));
}

/** Songs with sections, 60 to 110 seconds long; otherwise as {@link evaluationClips}. */
export function* evaluationSongs(set: EvaluationSet, count: number): Iterable<EvaluationClip> {
  for (let index = 0; index < count; index += 1) yield render(planEvaluationSong(set, index));
}

function render({ plan, ...about }: EvaluationPlan): EvaluationClip {
  return { ...renderArrangement(plan), ...about };
}
