import type { MeasuredFeatures } from '@earshot/contracts';

import type { ChromaFrames } from '../tonal/chroma-frames';
import { detectOnsets } from './detect-onsets';
import { beatsOfPulse } from './metrical/beats-of-pulse';
import { chooseBeatPhase } from './metrical/choose-beat-phase';
import { estimateMetre } from './metrical/estimate-metre';
import { findFirstDownbeat } from './metrical/find-first-downbeat';
import { keepsTime } from './metrical/keeps-time';
import { gatherEvidence } from './metrical/metrical-evidence';
import { pulseOf } from './metrical/metrical-level';
import { rankMetricalLevels } from './metrical/rank-metrical-levels';
import type { OnsetEnvelopes } from './onset-envelopes';

type Rhythm = MeasuredFeatures['rhythm'];

/** A pulse needs something that repeats: two intervals. */
const fewestBeats = 3;
const mostCandidates = 6;

/**
 * Tempo in BPM with ranked candidates, beats, downbeats and onsets in seconds, ascending, and the time signature of one file. No pulse
 * (silence, a drone, a single hit): bpm null and no beats. Each step names its source: `findPulse`, `rankMetricalLevels`, `trackBeats`,
 * `estimateMetre`, `findFirstDownbeat`, `refineTempo`, `detectOnsets`.
 */
export function analyseRhythm(envelopes: OnsetEnvelopes, chroma: ChromaFrames): Rhythm {
  const onsetTimes = detectOnsets(envelopes);
  const durationSeconds = envelopes.level.length / envelopes.frameRateHz;
  const onsets = { onsetTimes, onsetRate: durationSeconds > 0 ? onsetTimes.length / durationSeconds : 0 };
  return { ...findBeats(envelopes, chroma), ...onsets };
}

type Beats = Omit<Rhythm, 'onsetTimes' | 'onsetRate'>;

const withoutPulse: Beats = { bpm: null, confidence: 0, candidates: [], beatTimes: [], downbeatTimes: [], timeSignature: null };

function findBeats(envelopes: OnsetEnvelopes, chroma: ChromaFrames): Beats {
  const evidence = gatherEvidence(envelopes, chroma);
  if (!evidence) return withoutPulse;
  const { grid, trackedTimes } = evidence;
  const levels = rankMetricalLevels(evidence);
  const [level] = levels;
  if (!level || !keepsTime(level, evidence)) return withoutPulse;
  const pulse = pulseOf(level, chooseBeatPhase(level, grid));
  const beatTimes = beatsOfPulse(pulse, trackedTimes);
  if (beatTimes.length < fewestBeats) return withoutPulse;

  const { timeSignature, beatsPerBar } = estimateMetre(pulse, grid);
  const firstDownbeat = findFirstDownbeat(pulse, beatsPerBar, grid);
  const downbeatTimes = beatTimes.filter((_, beat) => beat % beatsPerBar === firstDownbeat);
  const candidates = levels.slice(0, mostCandidates).map(({ bpm, confidence }) => ({ bpm, confidence }));
  return { bpm: level.bpm, confidence: level.confidence, candidates, beatTimes, downbeatTimes, timeSignature };
}
