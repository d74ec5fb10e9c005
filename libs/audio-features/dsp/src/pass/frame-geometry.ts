/** How a signal is cut into overlapping frames. */
export interface FrameGeometry {
  /** Samples per frame, a power of two. */
  readonly fftSize: number;
  /** Samples from one frame to the next. */
  readonly hopSizeSamples: number;
}

export interface FrameGeometries {
  /** About 46 ms, a quarter of it apart: spectral shape, mel bands, onsets. 2048/512 at 44.1 and 48 kHz. */
  readonly short: FrameGeometry;
  /** Twice as long, half of it apart: pitch, band balance. 4096/2048 at 44.1 and 48 kHz. */
  readonly long: FrameGeometry;
}

const frameSeconds = 2048 / 44_100;

/**
 * Frames of about the same duration at every sample rate, so that what is measured in them means the same: the power of two next
 * to 46 ms, which is 43 to 64 ms at the usual rates from 8 to 192 kHz, and never less than 32 or more than 66 ms.
 */
export function frameGeometries(sampleRateHz: number): FrameGeometries {
  const fftSize = 2 ** Math.round(Math.log2(frameSeconds * sampleRateHz));
  return { short: { fftSize, hopSizeSamples: fftSize / 4 }, long: { fftSize: 2 * fftSize, hopSizeSamples: fftSize } };
}
