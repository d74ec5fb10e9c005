import type { MeasuredFeatures } from '@earshot/contracts';

import { chooseBeatPhase } from './choose-beat-phase';
import { detectOnsets } from './detect-onsets';
import { estimateMetre } from './estimate-metre';
import { estimateTempo, type TempoEstimate } from './estimate-tempo';
import { findDownbeats } from './find-downbeats';
import type { OnsetEnvelopes } from './onset-envelopes';
import { combineNovelty, type OnsetNovelty } from './onset-novelty';
import { refineTempo } from './refine-tempo';
import { trackBeats } from './track-beats';

type Rhythm = MeasuredFeatures['rhythm'];

/** A pulse needs something that repeats: three intervals. */
const fewestOnsets = 4;
const fewestBeats = 3;

/** Tempo, beats, bars and onsets of one file. No pulse (silence, a drone, a single hit): bpm null and no beats. */
export function analyseRhythm(envelopes: OnsetEnvelopes): Rhythm {
  const onsetTimes = detectOnsets(envelopes);
  const durationSeconds = envelopes.level.length / envelopes.frameRateHz;
  const onsets = { onsetTimes, onsetRate: durationSeconds > 0 ? onsetTimes.length / durationSeconds : 0 };
  if (onsetTimes.length < fewestOnsets) return { ...withoutPulse, ...onsets };

  const novelty = combineNovelty(envelopes);
  const tempo = estimateTempo(novelty, envelopes.frameRateHz);
  return { ...pulse(tempo, novelty, envelopes), ...onsets };
}

type Pulse = Omit<Rhythm, 'onsetTimes' | 'onsetRate'>;

const withoutPulse: Pulse = { bpm: null, confidence: 0, candidates: [], beatTimes: [], downbeatTimes: [], timeSignature: null };

function pulse(tempo: TempoEstimate, novelty: OnsetNovelty, { frameRateHz, firstFrameSeconds }: OnsetEnvelopes): Pulse {
  const [best, ...others] = tempo.candidates;
  if (!best) return withoutPulse;
  const tracked = trackBeats({ novelty, frameRateHz, bpm: best.bpm });
  const beats = chooseBeatPhase(tracked, novelty).filter((frame) => firstFrameSeconds + frame / frameRateHz >= 0);
  if (beats.length < fewestBeats) return withoutPulse;

  const beatTimes = beats.map((frame) => firstFrameSeconds + frame / frameRateHz);
  const bpm = refineTempo(beatTimes, best.bpm);
  const { timeSignature, beatsPerBar } = estimateMetre(beats, novelty);
  const downbeatTimes = findDownbeats({ beats, beatsPerBar, novelty }).flatMap((beat) => beatTimes[beat] ?? []);
  const candidates = [{ bpm, confidence: best.confidence }, ...others];
  return { bpm, confidence: best.confidence, candidates, beatTimes, downbeatTimes, timeSignature };
}
