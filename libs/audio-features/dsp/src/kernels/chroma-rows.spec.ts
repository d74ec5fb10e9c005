import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { ChromaExtractor } from '../tonal/chroma-extractor';
import { ChromaMeter } from '../tonal/chroma-meter';
import { createKernels } from './kernels';

const geometry = { fftSize: 4_096, hopSizeSamples: 2_048 };

/** Peaks of random place, width and height over noise. */
function spectrum(seed: number): Float32Array {
  const noise = randomValues(2_049, { seed, low: 0, high: 1e-4 });
  const places = randomValues(12, { seed: seed + 1_000, low: 4, high: 140 });
  return noise.map((floor, bin) => places.reduce((sum, place, peak) => sum + 2 ** (-((bin - place) ** 2) - peak), floor));
}

describe('chromaRows', () => {
  it.each([8_000, 44_100, 192_000])('agrees with the plain extractor at %i Hz', (sampleRateHz) => {
    const kernels = createKernels();
    const meter = new ChromaMeter({ kernels, sampleRateHz, ...geometry });
    const extractor = new ChromaExtractor({ sampleRateHz, ...geometry, firstFrameSeconds: 0 });
    const silence = new Float32Array(2_049);
    const frames = [silence, ...Array.from({ length: 41 }, (_, seed) => spectrum(seed).map((power) => power * 10 ** (seed - 20)))];

    for (let first = 0; first < frames.length; first += 4) {
      const group = Array.from({ length: 4 }, (_, lane) => frames[first + lane] ?? silence);
      meter.add({ power: placeFloats(kernels, interleaveLanes(group)), frameCount: Math.min(4, frames.length - first) });
    }
    frames.forEach((frame) => extractor.addFrame(frame, 0, 1));

    const [measured, expected] = [meter.finish(), extractor.finish()];
    expect(measured.frameCount).toBe(frames.length);
    expect(measured.peakPower).toEqual(expected.peakPower);
    // A peak on the border of two bins may fall into either.
    const different = measured.bins.filter((value, at) => Math.abs(value - (expected.bins[at] ?? 0)) > 1);
    expect(different.length).toBeLessThan(0.001 * measured.bins.length);
  });

  it('keeps to the octave whatever stands in the spectrum', () => {
    const kernels = createKernels();
    const meter = new ChromaMeter({ kernels, sampleRateHz: 44_100, ...geometry });
    const odd = [
      new Float32Array(2_049).fill(1e-44),
      Float32Array.from({ length: 2_049 }, (_, bin) => (bin % 2) * 1e-42),
      Float32Array.from({ length: 2_049 }, (_, bin) => (bin % 3 === 0 ? 3e38 : 0)),
      Float32Array.from({ length: 2_049 }, (_, bin) => (bin % 5) * 1e30),
    ];

    meter.add({ power: placeFloats(kernels, interleaveLanes(odd)), frameCount: 4 });

    const { bins, peakPower } = meter.finish();
    expect(bins).toHaveLength(4 * 120);
    expect(Array.from(peakPower)).toEqual(odd.map((frame) => Math.max(...frame.subarray(5, 121))));
  });
});
