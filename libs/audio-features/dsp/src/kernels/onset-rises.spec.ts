import { frameGeometries } from '../pass/frame-geometry';
import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { OnsetEnvelopeExtractor } from '../rhythm/onset-envelope-extractor';
import { OnsetEnvelopeMeter } from '../rhythm/onset-envelope-meter';
import { createMelBank } from '../spectral/mel-bank';
import { createKernels } from './kernels';

describe('onsetRises', () => {
  it.each([8_000, 16_000, 44_100, 192_000])('agrees with the plain extractor frame by frame at %i Hz', (sampleRateHz) => {
    const kernels = createKernels();
    const { fftSize, hopSizeSamples } = frameGeometries(sampleRateHz).short;
    const melCentresHz = createMelBank({ sampleRateHz, fftSize, bandCount: 40 }).centresHz;
    const frameRateHz = sampleRateHz / hopSizeSamples;
    const meter = new OnsetEnvelopeMeter({ kernels, frameRateHz, melCentresHz });
    const extractor = new OnsetEnvelopeExtractor({ frameRateHz, firstFrameSeconds: 0, melBands: 40, melCentresHz });
    // Steady noise, swells, digital silence and hits.
    const frames = Array.from({ length: 103 }, (_, frame) =>
      frame % 25 < 3
        ? new Float32Array(40).fill(Math.log2(1e-10))
        : randomValues(40, { seed: frame, low: -12 + (frame % 10), high: frame % 10 === 5 ? 24 : 14 }),
    );

    for (let first = 0; first < frames.length; first += 4) {
      const group = Array.from({ length: 4 }, (_, lane) => frames[first + lane] ?? new Float32Array(40));
      meter.add(placeFloats(kernels, interleaveLanes(group)), Math.min(4, frames.length - first));
    }
    frames.forEach((frame) => extractor.addFrame(frame, 0, 1));

    const [measured, expected] = [meter.finish(), extractor.finish()];
    for (const envelope of ['low', 'mid', 'high', 'lowAccent', 'highAccent', 'level'] as const) {
      expect(measured[envelope]).toHaveLength(frames.length);
      measured[envelope].forEach((value, frame) => {
        const reference = expected[envelope][frame] ?? NaN;
        expect(Math.abs(value - reference)).toBeLessThan(1e-5 * Math.max(1, Math.abs(reference)));
      });
    }
  });
});
