import { createRealFft } from '../reference/real-fft';
import type { StereoSignal } from '../synthesis/stereo-signal';
import { ChromaExtractor } from './chroma-extractor';
import type { ChromaFrames } from './chroma-frames';

const frameSize = 4_096;
const hopSize = 2_048;

/**
 * Chroma of a whole signal in plain TypeScript: Hann window, 4096/2048, first frame from the first sample. Slow; what the engine does in its
 * one pass is compared with this.
 */
export function plainChromaFrames({ left, right, sampleRateHz }: StereoSignal): ChromaFrames {
  const fft = createRealFft(frameSize);
  const window = Float64Array.from({ length: frameSize }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / frameSize));
  const extractor = new ChromaExtractor({ sampleRateHz, fftSize: frameSize, hopSizeSamples: hopSize });
  for (let start = 0; start + frameSize <= left.length; start += hopSize) {
    const frame = window.map((weight, index) => 0.5 * weight * ((left[start + index] ?? 0) + (right[start + index] ?? 0)));
    extractor.addFrame(Float32Array.from(fft.powerSpectrum(frame)), 0, 1);
  }
  return extractor.finish();
}
