import { frameGeometries } from '../pass/frame-geometry';
import { SignalBuffer } from '../pass/signal-buffer';
import { laneOf, randomValues } from '../reference/kernel-values';
import { createRealFft } from '../reference/real-fft';
import { PowerSpectrogram, type FrameGroup } from '../spectral/power-spectrogram';
import { createKernels } from './kernels';

const hann = (size: number) => Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));

describe('powerSpectra', () => {
  it.each([8_000, 16_000, 44_100, 96_000, 192_000])('agrees with the plain transform in all lanes at %i Hz', (sampleRateHz) => {
    const kernels = createKernels();
    const { short: geometry } = frameGeometries(sampleRateHz);
    const { fftSize, hopSizeSamples } = geometry;
    const samples = randomValues(fftSize + 3 * hopSizeSamples, { seed: fftSize });
    const signal = new SignalBuffer({ kernels, historySamples: 2 * fftSize, largestAppend: 2 * samples.length });
    signal.appendSamples(samples);
    const fft = createRealFft(fftSize);
    const window = hann(fftSize);

    const frames: number[][] = [];
    new PowerSpectrogram({ kernels, geometry, signal }).advance(({ power, frameCount }: FrameGroup) => {
      for (let lane = 0; lane < frameCount; lane += 1) frames.push(laneOf(power.values, lane));
    });

    expect(frames.length).toBeGreaterThanOrEqual(4);
    frames.forEach((frame, index) => {
      const start = index * hopSizeSamples - fftSize / 2;
      const expected = fft.powerSpectrum(window.map((weight, offset) => weight * (samples[start + offset] ?? 0)));
      const largestError = expected.reduce((largest, power, bin) => Math.max(largest, Math.abs((frame[bin] ?? NaN) - power)), 0);
      expect(largestError / Math.max(...expected)).toBeLessThan(2e-6);
    });
  });
});
