import type { MeasuredFeatures } from '@earshot/contracts';

/**
 * The BASIC level: single values, without the lists that describe a file moment by moment or in fine detail. Contrast and structure were
 * not measured in the first place.
 */
export function keepBasics(features: MeasuredFeatures): MeasuredFeatures {
  return {
    ...features,
    rhythm: { ...features.rhythm, beatTimes: [], downbeatTimes: [], onsetTimes: [] },
    tonal: { ...features.tonal, chords: [] },
    timbre: { ...features.timbre, mfcc: [] },
  };
}
