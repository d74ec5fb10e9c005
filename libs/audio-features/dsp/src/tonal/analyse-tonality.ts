import type { MeasuredFeatures } from '@earshot/contracts';

import type { ChromaFrames } from './chroma-frames';

export interface TonalityContext {
  /** Chord changes are placed on beats where there are any. */
  readonly beatTimes: readonly number[];
}

/** Key, tuning, chroma and chords of one file. Nothing tonal (silence, noise, unpitched drums): key null and no chords. */
export function analyseTonality(_chroma: ChromaFrames, _context: TonalityContext): MeasuredFeatures['tonal'] {
  return {
    key: null,
    scale: null,
    label: null,
    confidence: 0,
    candidates: [],
    tuningCents: 0,
    chroma: new Array<number>(12).fill(0),
    chords: [],
  };
}
