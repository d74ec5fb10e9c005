import { z } from 'zod';

const finite = z.number();
const seconds = z.number().min(0);
const share = z.number().min(0).max(1);
const mode = z.enum(['MAJOR', 'MINOR']);

const rhythm = z.object({
  /** Beats per minute; null when there is no pulse to report. */
  bpm: finite.positive().nullable(),
  confidence: share,
  /** The tempo of the beats first, then the others by confidence. */
  candidates: z.array(z.object({ bpm: finite.positive(), confidence: share })),
  beatTimes: z.array(seconds),
  downbeatTimes: z.array(seconds),
  /** [beats per bar, beat unit], for example [4, 4]. */
  timeSignature: z.tuple([z.int(), z.int()]).nullable(),
  onsetRate: finite.min(0),
  onsetTimes: z.array(seconds),
});

const chordSegment = z.object({ start: seconds, end: seconds, label: z.string() });

const tonal = z.object({
  /** The tonic's name with sharps, for example `F#`; null when nothing tonal sounds. */
  key: z.string().nullable(),
  scale: mode.nullable(),
  /** The two together, for example `A minor`. */
  label: z.string().nullable(),
  confidence: share,
  candidates: z.array(z.object({ tonic: z.string(), mode, confidence: share })),
  /** How far the tuning lies from A4 = 440 Hz, in cents, -50 to 50. */
  tuningCents: finite,
  /** Twelve shares from C to B that sum to 1, or twelve zeros in silence. */
  chroma: z.array(share).length(12),
  chords: z.array(chordSegment),
});

const spectral = z.object({
  centroidHz: finite.min(0),
  rolloffHz: finite.min(0),
  bandwidthHz: finite.min(0),
  flatness: share,
  zeroCrossingRate: share,
  /** Peak-to-valley contrast per octave band in dB, lowest band first. */
  contrast: z.array(finite),
  balance: z.array(z.object({ name: z.string(), lowHz: finite, highHz: finite, levelDb: finite, share })),
});

const loudness = z.object({
  /** Null for silence, whose loudness is minus infinity. */
  integratedLufs: finite.nullable(),
  rangeLu: finite.min(0).nullable(),
  truePeakDbtp: finite.nullable(),
  maxMomentaryLufs: finite.nullable(),
  maxShortTermLufs: finite.nullable(),
  /** One short-term value a second; null where it was silent. */
  shortTerm: z.array(finite.nullable()),
});

const dynamics = z.object({
  /** Root mean square over all channels, 1 = full scale. */
  rms: finite.min(0),
  crestFactorDb: finite.min(0),
  dynamicRangeDb: finite.min(0),
  transientsPerSecond: finite.min(0),
  transientSharpness: share,
  clippedSamples: z.int().min(0),
  dcOffset: finite,
});

const stereo = z.object({
  width: share,
  correlation: finite.min(-1).max(1),
  balanceDb: finite,
  midSideRatioDb: finite,
  monoCompatible: z.boolean(),
});

const bass = z.object({ subShare: share, bassShare: share, monoBelow120Hz: share, fundamentalHz: finite.positive().nullable() });
const timbre = z.object({ mfcc: z.array(finite), harmonicPercussiveRatio: finite.min(0) });
const section = z.object({
  start: seconds,
  end: seconds,
  /** A for the first material, B for the next that is different: the same letter is the same material. */
  label: z.string(),
  /** Root mean square of the section beside that of the loudest section. */
  energy: share,
});

/** Whole bars from one downbeat to another that can be repeated. */
const loopPoint = z.object({
  start: seconds,
  end: seconds,
  bars: z.int().positive(),
  /** How clean the jump from the end back to the start is: 1 goes on as the recording itself does. */
  score: share,
});

/**
 * Everything that the sound engine measures in one file. A feature that is not there to report is null, never zero.
 * Units are in the names; shares run from 0 to 1; no number is ever NaN or infinite.
 */
export const measuredFeatures = z.object({
  durationSeconds: seconds,
  rhythm,
  tonal,
  spectral,
  loudness,
  dynamics,
  stereo,
  bass,
  timbre,
  /**
   * Sections in their order without gaps, loops with the cleanest first; null at the BASIC level, in silence and below a second. What was
   * measured before there were sections has none, nor a danceability.
   */
  structure: z
    .object({ sections: z.array(section), loops: z.array(loopPoint) })
    .nullable()
    .default(null),
  /** Detrended fluctuation analysis, above 0, mostly 1 to 3, more is easier to dance to; null below COMPREHENSIVE and where it cannot be told. */
  danceability: finite.positive().nullable().default(null),
});

export type MeasuredFeatures = z.infer<typeof measuredFeatures>;
export type Mode = z.infer<typeof mode>;
export type ChordSegment = z.infer<typeof chordSegment>;

/** How much is measured. */
export const analysisLevel = z.enum(['BASIC', 'DETAILED', 'COMPREHENSIVE']);
export type AnalysisLevel = z.infer<typeof analysisLevel>;
