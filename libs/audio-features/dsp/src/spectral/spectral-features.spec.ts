import { frameGeometries } from '../pass/frame-geometry';
import { analyseSamples } from '../pass/analyse-samples';
import { createRealFft } from '../reference/real-fft';
import { referenceSpectralContrast } from '../reference/spectral-contrast';
import { referenceSpectralStatistics } from '../reference/spectral-statistics';
import { renderPinkNoise, renderSweep, renderWhiteNoise } from '../synthesis/elementary-signals';
import { SeededRandom } from '../synthesis/seeded-random';
import { melCepstrum } from '../timbre/mfcc';
import { contrastBands } from './contrast-bands';
import { createMelBank } from './mel-bank';

/** librosa's way through the frames: centred, padded with zeros, periodic Hann window. */
function referenceFrames(samples: Float32Array, sampleRateHz: number): Float64Array[] {
  const { fftSize, hopSizeSamples } = frameGeometries(sampleRateHz).short;
  const fft = createRealFft(fftSize);
  return Array.from({ length: 1 + Math.floor(samples.length / hopSizeSamples) }, (_, frame) =>
    fft.powerSpectrum(
      Float64Array.from({ length: fftSize }, (__, index) => {
        const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / fftSize);
        return weight * (samples[frame * hopSizeSamples - fftSize / 2 + index] ?? 0);
      }),
    ),
  );
}

/** Noise above the rounding of single precision, which the weakest bins of a pure sweep would show. */
function noisySweep(): Float32Array {
  const length = { durationSeconds: 0.7, sampleRateHz: 16_000 };
  const noise = renderWhiteNoise({ ...length, amplitude: 1e-3, random: new SeededRandom(6) });
  return renderSweep({ ...length, fromHz: 100, toHz: 7_000, amplitude: 0.5 }).map((sample, index) => sample + (noise[index] ?? 0));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([
  ['pink noise', 44_100, renderPinkNoise({ durationSeconds: 0.5, sampleRateHz: 44_100, amplitude: 0.8, random: new SeededRandom(4) })],
  ['a noisy sweep', 16_000, noisySweep()],
])('spectral features of %s at %i Hz', (_, sampleRateHz, samples) => {
  const { spectral, timbre } = analyseSamples({ channels: [samples], sampleRateHz, level: 'DETAILED' }).features;
  const frames = referenceFrames(samples, sampleRateHz);
  const { fftSize } = frameGeometries(sampleRateHz).short;
  const binHz = sampleRateHz / fftSize;

  it('are the means of their definitions over all frames', () => {
    const statistics = frames.map(referenceSpectralStatistics);

    expect(spectral.centroidHz / (binHz * mean(statistics.map(({ centroid }) => centroid)))).toBeCloseTo(1, 4);
    expect(spectral.bandwidthHz / (binHz * mean(statistics.map(({ bandwidth }) => bandwidth)))).toBeCloseTo(1, 4);
    expect(spectral.rolloffHz / (binHz * mean(statistics.map(({ rolloff }) => rolloff)))).toBeCloseTo(1, 3);
    expect(spectral.flatness / mean(statistics.map(({ flatness }) => flatness))).toBeCloseTo(1, 2);
  });

  it('have the contrast of their bands', () => {
    const bands = contrastBands(sampleRateHz, fftSize);
    const contrasts = frames.map((frame) => referenceSpectralContrast(frame.map(Math.sqrt), bands));

    expect(spectral.contrast).toHaveLength(bands.length);
    spectral.contrast.forEach((value, band) => expect(value).toBeCloseTo(mean(contrasts.map((contrast) => contrast[band] ?? 0)), 1));
  });

  it('have the cepstrum of their mel bands', () => {
    const { bands } = createMelBank({ sampleRateHz, fftSize, bandCount: 40 });
    const logMels = frames.map((frame) =>
      bands.map(({ firstBin, weights }) =>
        Math.log2(
          Math.max(
            1e-10,
            weights.reduce((sum, weight, index) => sum + weight * (frame[firstBin + index] ?? 0), 0),
          ),
        ),
      ),
    );

    melCepstrum(bands.map((__, band) => mean(logMels.map((logMel) => logMel[band] ?? 0)))).forEach((expected, coefficient) =>
      expect(timbre.mfcc[coefficient]).toBeCloseTo(expected, 1),
    );
  });
});
