import type { ChromaFrames } from '../../tonal/chroma-frames';
import { findPulse } from '../find-pulse';
import type { OnsetEnvelopes } from '../onset-envelopes';
import { combineNovelty } from '../onset-novelty';
import { refineTempo } from '../refine-tempo';
import { trackBeats } from '../track-beats';
import { gatherBeatGrid } from './beat-grid';
import { harmonicChange } from './harmonic-change';
import type { LevelContext } from './level-features';

/** Beats of a pulse whose metrical level is still open, and what happens on and between them. */
export interface MetricalEvidence extends LevelContext {
  /** Seconds, ascending. */
  readonly trackedTimes: readonly number[];
  readonly trackedBpm: number;
}

const fewestBeats = 4;

/** Tracks the strongest pulse and gathers what tells its level; null when there is no pulse. */
export function gatherEvidence(envelopes: OnsetEnvelopes, chroma: ChromaFrames): MetricalEvidence | null {
  const { frameRateHz, firstFrameSeconds } = envelopes;
  const novelty = combineNovelty(envelopes);
  const pulse = findPulse(novelty, frameRateHz);
  if (!pulse) return null;
  const beats = trackBeats({ novelty, frameRateHz, bpm: pulse.bpm });
  if (beats.length < fewestBeats) return null;
  const trackedTimes = beats.map((frame) => firstFrameSeconds + frame / frameRateHz);
  return {
    trackedTimes,
    trackedBpm: refineTempo(trackedTimes, pulse.bpm),
    pulseClarity: pulse.clarity,
    grid: gatherBeatGrid({ beats, novelty, frameRateHz, firstFrameSeconds, harmony: harmonicChange(chroma) }),
  };
}
