import type { MeasuredFeatures } from '@earshot/contracts';
import type { OpinionWanted } from './hear-with-essentia';
import type { Excerpt } from './read-excerpt';

export interface SecondOpinionPlan {
  readonly excerpt: Excerpt;
  readonly wanted: OpinionWanted;
}

/** essentia.js keeps a whole file in a heap that never shrinks: 430 MB for half an hour, 150 MB for these. */
const longestExcerptSeconds = 10 * 60;
/** Beyond this the middle is no longer a fair sample of the whole. */
const longestFileSeconds = 30 * 60;
/** Less than this is too little to have an opinion on. */
const shortestFileSeconds = 3;

/**
 * What to ask about a measured file.
 *
 * @returns the middle of the file and what our own engine found in it; null when nothing should be asked, because the file
 * is silent, shorter than 3 s or longer than 30 minutes
 */
export function planSecondOpinion({ durationSeconds, loudness, rhythm, tonal }: MeasuredFeatures): SecondOpinionPlan | null {
  if (loudness.integratedLufs === null) return null;
  if (durationSeconds < shortestFileSeconds || durationSeconds > longestFileSeconds) return null;
  const excerptSeconds = Math.min(durationSeconds, longestExcerptSeconds);
  return {
    excerpt: { startSeconds: (durationSeconds - excerptSeconds) / 2, durationSeconds: excerptSeconds },
    wanted: { tempo: rhythm.bpm !== null, key: tonal.key !== null },
  };
}
