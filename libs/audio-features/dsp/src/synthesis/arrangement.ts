import type { ChordSegment, Mode } from '@earshot/contracts';

import type { ChordDegree } from './chord-progressions';
import type { DrumKitName } from './drum-kits';
import type { DrumName } from './render-drum';
import type { StereoSignal } from './stereo-signal';
import type { Style } from './styles/style';
import type { TimbreName } from './timbres';

/** Which alternative of each line of a style is played. */
export type StyleLines = Readonly<
  Record<'kick' | 'snare' | 'hat' | 'openHat' | 'bass' | 'chords', string> & Partial<Record<'ride' | 'percussion', string>>
>;

export type PartName = DrumName | 'bass' | 'chords' | 'lead';

export type SectionLabel = 'intro' | 'verse' | 'chorus' | 'bridge' | 'break' | 'outro';

/** A stretch of bars that is arranged alike. */
export interface SectionPlan {
  readonly label: SectionLabel;
  readonly bars: number;
  /** Parts that are silent here. */
  readonly resting: readonly PartName[];
  /** Decides instead of the lines and the progression of the plan. */
  readonly lines?: Partial<StyleLines>;
  readonly progression?: readonly ChordDegree[];
}

/** Everything that decides how an arrangement sounds; a part that is null is silent. */
export interface ArrangementPlan {
  readonly seed: number;
  readonly sampleRateHz: number;
  readonly tempoBpm: number;
  readonly bars: number;
  readonly style: Pick<Style, 'beatsPerBar' | 'timeSignature' | 'stepsPerBeat' | 'chordGate' | 'arpeggio'>;
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
  /** One chord a bar (or as `barsPerChord` says), repeated. */
  readonly progression: readonly ChordDegree[];
  /** 1 unless said. */
  readonly barsPerChord?: number;
  /** Largest deviation from the tempo, as a share: it swells and sinks twice over the whole. 0 unless said. */
  readonly tempoDrift?: number;
  /** Factors on the loudness of single parts; 1 unless said. */
  readonly levels?: Partial<Readonly<Record<PartName, number>>>;
  /** Their bars add up to `bars`. One section in which everything plays unless said. */
  readonly sections?: readonly SectionPlan[];
  readonly drumKit: DrumKitName | null;
  readonly bass: TimbreName | null;
  readonly chords: TimbreName | null;
  readonly lead: TimbreName | null;
  /** -50 to 50. */
  readonly tuningCents: number;
}

export interface SectionTruth {
  readonly start: number;
  readonly end: number;
  readonly label: SectionLabel;
}

/** What is true of a rendered arrangement. Times in seconds. */
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
  /** In order and without gaps, from the first beat to the end of the last bar. */
  readonly sections: readonly SectionTruth[];
}

export interface RenderedArrangement {
  readonly signal: StereoSignal;
  readonly truth: ArrangementTruth;
}
