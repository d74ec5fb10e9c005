/** The pitch classes of spectral peaks, frame by frame and fine enough to correct the tuning afterwards. */
export interface ChromaFrames {
  /** Frames per second. */
  readonly frameRateHz: number;
  /** Time of the centre of frame 0. */
  readonly firstFrameSeconds: number;
  readonly frameCount: number;
  /** Bins per octave; bin 0 is C at A4 = 440 Hz. */
  readonly binsPerOctave: number;
  /** frameCount rows of binsPerOctave weights, 0 to 255 relative to the strongest bin of the frame. */
  readonly bins: Uint8Array;
  /** Power of the strongest peak of each frame in the unit of the spectrum; 0 where nothing sounds. */
  readonly peakPower: Float32Array;
}
