/**
 * How much new sound starts in each frame, in three bands: the input of tempo, beats and onsets.
 *
 * Each value of the three bands is the mean rise over the mel bands of its range, in octaves of power (1 = twice the power), >= 0.
 */
export interface OnsetEnvelopes {
  /** Frames per second. */
  readonly frameRateHz: number;
  /** Time of the centre of frame 0. */
  readonly firstFrameSeconds: number;
  /** Below 400 Hz: kick drum and bass. */
  readonly low: Float32Array;
  /** 400 Hz to 2.2 kHz: snare, chords, voice. */
  readonly mid: Float32Array;
  /** Above 2.2 kHz: hats, attacks, noise. */
  readonly high: Float32Array;
  /** Rise of amplitude (not of its logarithm) below 130 Hz, where a kick drum towers above the bass; in the unit of the spectrum. */
  readonly lowAccent: Float32Array;
  /** Rise of amplitude above 2.2 kHz, where a snare drum towers above hats. */
  readonly highAccent: Float32Array;
  /** The loudest mel band of each frame in octaves of power (log2), so that onsets far below the loudest moment can be told apart. */
  readonly level: Float32Array;
}
