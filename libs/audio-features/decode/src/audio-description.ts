import type { AudioFormat } from '@earshot/contracts';
import type { Metadata } from './metadata';

/**
 * How far the declared duration can be trusted: counted to the sample, counted in whole coding frames, or estimated from the bit rate.
 * Only the first two can show that a file is cut off.
 */
export type DurationAccuracy = 'SAMPLE' | 'FRAME' | 'ESTIMATE';

/** What the headers of a file say about it; nothing is decoded for it. */
export interface AudioDescription {
  readonly format: AudioFormat;
  /** The coding inside the container, for people: `PCM 16-bit`, `AAC-LC`, `Vorbis`. */
  readonly codec: string;
  /** The rate of the decoded samples, 8,000–192,000. */
  readonly sampleRateHz: number;
  /** 1–8. */
  readonly channels: number;
  /** Which loudspeakers they are for, one bit each as in WAVE_FORMAT_EXTENSIBLE; absent where it is the usual ones of so many channels. */
  readonly channelMask?: number;
  /** Absent for lossy codecs. */
  readonly bitsPerSample?: number;
  /** Null when the file does not tell. */
  readonly declaredDurationSeconds: number | null;
  readonly durationAccuracy: DurationAccuracy;
  /** What the file says about itself: data from outside, never instructions. */
  readonly metadata: Metadata;
}
