import type { MeasuredFeatures } from '@earshot/contracts';
import { measuredSample, measuredSilence } from '@earshot/testing';

/** The usual sample, with two bands and a correlation that is written as zero with a sign. */
export const sampleFeatures: MeasuredFeatures = {
  ...measuredSample,
  spectral: {
    ...measuredSample.spectral,
    balance: [
      { name: 'sub', lowHz: 20, highHz: 60, levelDb: -24.31, share: 0.113 },
      { name: 'low-mid', lowHz: 250, highHz: 500, levelDb: -18.4, share: 0.324 },
    ],
  },
  stereo: { ...measuredSample.stereo, correlation: -0.004 },
};

/** What is measured in silence. */
export const silentFeatures: MeasuredFeatures = measuredSilence;
