import type { ChordSegment, Mode } from '@earshot/contracts';

import type { ChordDegree } from './chord-progressions';
import type { DrumKitName } from './drum-kits';
import type { Style } from './drum-styles';
import type { StereoSignal } from './stereo-signal';
import type { TimbreName } from './timbres';

/** Which alternative of each line of a style is played. */
export type StyleLines = Readonly<Record<'kick' | 'snare' | 'hat' | 'openHat' | 'bass' | 'chords', string>>;

/** Everything that decides how an arrangement sounds; a part that is null is silent. */
export interface ArrangementPlan {
  readonly seed: number;
  readonly sampleRateHz: number;
  readonly tempoBpm: number;
  readonly bars: number;
  readonly style: Pick<Style, 'beatsPerBar' | 'timeSignature' | 'stepsPerBeat' | 'chordGate'>;
  readonly lines: StyleLines;
  /** Delay of every second step, as a share of a step. */
  readonly swing: number;
  /** Largest deviation of a hit from its place. */
  readonly jitterSeconds: number;
  /** Silence before the first beat. */
  readonly leadInSeconds: number;
  /** 0 = C to 11 = B. */
  readonly tonic: number;
  readonly mode: Mode;
  /** One chord a bar, repeated. */
  readonly progression: readonly ChordDegree[];
  readonly drumKit: DrumKitName | null;
  readonly bass: TimbreName | null;
  readonly chords: TimbreName | null;
  readonly lead: TimbreName | null;
  /** -50 to 50. */
  readonly tuningCents: number;
}

/** What is true of a rendered arrangement. */
export interface ArrangementTruth {
  readonly durationSeconds: number;
  readonly bpm: number;
  readonly timeSignature: readonly [number, number];
  readonly beatTimes: readonly number[];
  readonly downbeatTimes: readonly number[];
  /** Sharps, for example `F#`; null when no part has a pitch. */
  readonly key: string | null;
  readonly scale: Mode | null;
  /** Empty when neither bass nor chords play. */
  readonly chords: readonly ChordSegment[];
  readonly tuningCents: number;
}

export interface RenderedArrangement {
  readonly signal: StereoSignal;
  readonly truth: ArrangementTruth;
}
