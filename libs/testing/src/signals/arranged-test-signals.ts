import {
  composeArrangement,
  renderArrangement,
  type ArrangementPlan,
  type RenderedArrangement,
  type StyleName,
} from '@earshot/audio-features/dsp';

export interface ArrangedSignalOptions {
  /** The same seed gives the same samples. */
  readonly seed: number;
  /** `pop` unless said. */
  readonly styleName?: StyleName;
  /** At least this long; 12 unless said. */
  readonly durationSeconds?: number;
  /** 44.1 kHz unless said. */
  readonly sampleRateHz?: number;
  /** A `song` has sections; a `loop` unless said. */
  readonly form?: 'loop' | 'song';
  /** Decides instead of the seed, for example the tempo or the tonic. */
  readonly plan?: Partial<ArrangementPlan>;
}

function arrange(options: ArrangedSignalOptions, parts: Partial<ArrangementPlan>): RenderedArrangement {
  const { seed, styleName = 'pop', durationSeconds = 12, sampleRateHz = 44_100, form = 'loop', plan = {} } = options;
  return renderArrangement({ ...composeArrangement({ seed, styleName, durationSeconds, sampleRateHz, form }), ...parts, ...plan });
}

/** Drums, bass, chords and perhaps a lead, with everything that is true of them. */
export function arrangedSignal(options: ArrangedSignalOptions): RenderedArrangement {
  return arrange(options, {});
}

/** Drums alone: a tempo and no key. */
export function drumLoopSignal(options: ArrangedSignalOptions): RenderedArrangement {
  return arrange(options, { drumKit: 'acoustic', bass: null, chords: null, lead: null });
}

/** A bass alone, playing roots, fifths and octaves of its progression. */
export function bassLineSignal(options: ArrangedSignalOptions): RenderedArrangement {
  return arrange(options, { drumKit: null, bass: 'pluckedBass', chords: null, lead: null });
}

/** Chords alone, one triad a bar. */
export function chordProgressionSignal(options: ArrangedSignalOptions): RenderedArrangement {
  return arrange(options, { drumKit: null, bass: null, chords: 'electricPiano', lead: null });
}
