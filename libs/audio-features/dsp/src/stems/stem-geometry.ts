import { frameGeometries, type FrameGeometry } from '../pass/frame-geometry';

/**
 * Frames for taking a signal apart: four times as long as those that measure it, about 186 ms, a quarter of it apart; 8192/2048 at 44.1
 * and 48 kHz. A drum lasts too long for a shorter frame to tell it from a note.
 */
export function stemGeometry(sampleRateHz: number): FrameGeometry {
  const { fftSize } = frameGeometries(sampleRateHz).short;
  return { fftSize: 4 * fftSize, hopSizeSamples: fftSize };
}
