import { createRealFft } from '../reference/real-fft';
import { createMelBank } from '../spectral/mel-bank';
import type { StereoSignal } from '../synthesis/stereo-signal';
import { OnsetEnvelopeExtractor } from './onset-envelope-extractor';
import type { OnsetEnvelopes } from './onset-envelopes';

const frameSize = 2_048;
const hopSize = 512;
const melBands = 40;
const smallestPower = 1e-10;

/**
 * Onset envelopes of a whole signal in plain TypeScript: Hann window, 2048/512, first frame from the first sample, 40 mel bands. Slow; what the engine does in its one pass is compared with this.
 */
export function plainOnsetEnvelopes({ left, right, sampleRateHz }: StereoSignal): OnsetEnvelopes {
  const { bands, centresHz } = createMelBank({ sampleRateHz, fftSize: frameSize, bandCount: melBands });
  const fft = createRealFft(frameSize);
  const window = Float64Array.from({ length: frameSize }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / frameSize));
  const extractor = new OnsetEnvelopeExtractor({
    frameRateHz: sampleRateHz / hopSize,
    firstFrameSeconds: frameSize / 2 / sampleRateHz,
    melBands,
    melCentresHz: centresHz,
  });
  const log2Mel = new Float32Array(melBands);
  for (let start = 0; start + frameSize <= left.length; start += hopSize) {
    const power = fft.powerSpectrum(
      window.map((weight, index) => 0.5 * weight * ((left[start + index] ?? 0) + (right[start + index] ?? 0))),
    );
    bands.forEach(({ firstBin, weights }, band) => {
      const energy = weights.reduce((sum, weight, index) => sum + weight * (power[firstBin + index] ?? 0), 0);
      log2Mel[band] = Math.log2(energy + smallestPower);
    });
    extractor.addFrame(log2Mel, 0, 1);
  }
  return extractor.finish();
}
