import type { TimbreName } from '../timbres';

/**
 * A way to play. A line has one character per step, for one bar or several: `x` = hit, `X` = accented hit, `g` = ghost note,
 * `.` = nothing. In the bass line `r`, `5` and `o` are the root, fifth and octave. Several lines mean alternatives.
 */
export interface Style {
  /** Beats in a bar as a listener taps them, and what the signature says. */
  readonly beatsPerBar: number;
  readonly timeSignature: readonly [number, number];
  readonly stepsPerBeat: number;
  readonly tempoBpm: readonly [number, number];
  readonly kick: readonly string[];
  readonly snare: readonly string[];
  readonly hat: readonly string[];
  readonly openHat: readonly string[];
  readonly ride?: readonly string[];
  readonly percussion?: readonly string[];
  readonly bass: readonly string[];
  readonly chords: readonly string[];
  /** Share of the time to the next chord hit that a chord sounds. */
  readonly chordGate: number;
  /** Largest delay of every second step, as a share of a step. */
  readonly swing: number;
  /** Smallest such delay; 0 unless said. */
  readonly leastSwing?: number;
  /** Notes of the chord one after the other instead of together. */
  readonly arpeggio?: boolean;
  /** How many bars a chord lasts; 1 unless said. */
  readonly barsPerChord?: readonly number[];
  /** False for music without drums. */
  readonly drums?: boolean;
  /** Instruments to choose from where not every one fits; null = the part is silent. */
  readonly timbres?: Partial<Readonly<Record<'bass' | 'chords' | 'lead', readonly (TimbreName | null)[]>>>;
}

/** A line of four beats in which nothing is played. */
export const silentBar = ['................'] as const;

/** Four quarters in sixteenths. */
export const fourFour = {
  beatsPerBar: 4,
  timeSignature: [4, 4],
  stepsPerBeat: 4,
  openHat: silentBar,
  chordGate: 0.95,
  swing: 0,
} as const satisfies Partial<Style>;
