import type { AnalysisLevel } from '@earshot/contracts';

import { createAnalysisPass } from './analysis-pass';
import type { AnalysisResult } from './analysis-result';

export interface AnalyseSamplesOptions {
  /** One array of the same length per channel, 1 = full scale. */
  readonly channels: readonly Float32Array[];
  readonly sampleRateHz: number;
  readonly level: AnalysisLevel;
}

/** Measures samples that are in memory as a whole: for tests and short sounds. */
export function analyseSamples({ channels, sampleRateHz, level }: AnalyseSamplesOptions): AnalysisResult {
  const pass = createAnalysisPass({ sampleRateHz, channels: channels.length, level });
  pass.push(channels);
  return pass.finish();
}
