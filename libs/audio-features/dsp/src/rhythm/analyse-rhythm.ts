import type { MeasuredFeatures } from '@earshot/contracts';

import type { OnsetEnvelopes } from './onset-envelopes';

/** Tempo, beats, bars and onsets of one file. No pulse (silence, a drone, a single hit): bpm null and no beats. */
export function analyseRhythm(_envelopes: OnsetEnvelopes): MeasuredFeatures['rhythm'] {
  return {
    bpm: null,
    confidence: 0,
    candidates: [],
    beatTimes: [],
    downbeatTimes: [],
    timeSignature: null,
    onsetRate: 0,
    onsetTimes: [],
  };
}
