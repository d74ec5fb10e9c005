import type { MeasuredFeatures, Waveform } from '@earshot/contracts';

/** What one pass over a file finds. */
export interface AnalysisResult {
  readonly features: MeasuredFeatures;
  readonly waveform: Waveform;
}
