/** The mel spectra of a file, coarse enough to keep those of hours: 40 bytes for each 46 ms are 3 MB an hour. */
export interface TimbreFrames {
  /** Frames per second. */
  readonly frameRateHz: number;
  /** Time of the middle of frame 0. */
  readonly firstFrameSeconds: number;
  readonly frameCount: number;
  readonly bandCount: number;
  /** frameCount rows of the power in each band in steps of a quarter octave (0.75 dB); 0 is silence. */
  readonly steps: Uint8Array;
}

/** Steps to an octave of power. */
export const stepsPerOctave = 4;
