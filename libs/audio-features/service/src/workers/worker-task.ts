import type { AnalysisLevel, AudioFormat, MeasuredFeatures, Waveform } from '@earshot/contracts';

/** Looks at the head of a file and decodes its first seconds: is this audio that can be measured? */
export interface ProbeTask {
  readonly kind: 'probe';
  readonly path: string;
  readonly maxDurationSeconds: number;
}

/** Decodes a whole file and measures it in one pass. */
export interface MeasureTask {
  readonly kind: 'measure';
  readonly path: string;
  readonly level: AnalysisLevel;
  readonly maxDurationSeconds: number;
}

export type WorkerTask = ProbeTask | MeasureTask;

/** What a file is, before it is measured. */
export interface ProbeResult {
  readonly format: AudioFormat;
  readonly sampleRateHz: number;
  readonly channels: number;
  /** As declared by the file, or estimated from its size where it declares nothing. */
  readonly durationSeconds: number;
  readonly metadata: Record<string, string | number>;
}

export interface MeasureResult {
  readonly features: MeasuredFeatures;
  readonly waveform: Waveform;
  readonly decodedSeconds: number;
  readonly declaredSeconds: number | null;
  /** The file ended before the length that it declares. */
  readonly truncated: boolean;
}

export type WorkerResult<Task extends WorkerTask> = Task extends ProbeTask ? ProbeResult : MeasureResult;
