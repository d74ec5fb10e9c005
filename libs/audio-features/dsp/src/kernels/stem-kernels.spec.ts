import { interleaveLanes, placeFloats, randomValues } from '../reference/kernel-values';
import { createRealFft } from '../reference/real-fft';
import { PairSpectrogram } from '../stems/pair-spectrogram';
import { createKernels, type Kernels } from './kernels';

const geometry = { fftSize: 64, hopSizeSamples: 16 } as const;
const { fftSize, hopSizeSamples } = geometry;
const rowLength = 4 + fftSize / 2 + 8;
const frameStarts = [0, 1, 2, 3].map((frame) => frame * hopSizeSamples);
const hann = Float64Array.from({ length: fftSize }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / fftSize));
const median = (values: readonly number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? NaN;

function analyse(kernels: Kernels, first: Float32Array, second: Float32Array) {
  const spectrogram = new PairSpectrogram(kernels, geometry);
  const spectra = spectrogram.allocateSpectra();
  spectrogram.analyse([placeFloats(kernels, first).address, placeFloats(kernels, second).address], spectra);
  return { spectrogram, spectra };
}

/** Power of the four frames from bin -4 on, mirrored at both ends. */
function referenceRows(signal: Float32Array): number[][] {
  const fft = createRealFft(fftSize);
  return frameStarts.map((start) => {
    const power = fft.powerSpectrum(hann.map((weight, index) => weight * (signal[start + index] ?? 0)));
    return Array.from({ length: rowLength }, (_, index) => power[fftSize / 2 - Math.abs(Math.abs(index - 4) - fftSize / 2)] ?? NaN);
  });
}

function expectRows(values: Float32Array, expected: readonly (readonly number[])[]): void {
  const largest = Math.max(...expected.flat().map(Math.abs));
  expected.flat().forEach((value, index) => expect(((values[index] ?? NaN) - value) / largest).toBeCloseTo(0, 5));
}

describe('kernels that take stems apart', () => {
  const length = fftSize + 3 * hopSizeSamples;
  const first = randomValues(length, { seed: 1 });
  const second = randomValues(length, { seed: 2 });
  const [ofFirst, ofSecond] = [referenceRows(first), referenceRows(second)];
  const ofSum = referenceRows(first.map((value, index) => value + (second[index] ?? 0)));
  const at = (rows: readonly (readonly number[])[], row: number, bin: number) => rows[row]?.[bin] ?? NaN;

  it.each([64, 128, 512, 2_048])('transform two signals of %i samples as one', (size) => {
    const kernels = createKernels();
    const samples = [3, 4].map((seed) => randomValues(size + (3 * size) / 4, { seed }));
    const spectrogram = new PairSpectrogram(kernels, { fftSize: size, hopSizeSamples: size / 4 });
    const spectra = spectrogram.allocateSpectra();
    const [left = 0, right = 0] = samples.map((signal) => placeFloats(kernels, signal).address);
    spectrogram.analyse([left, right], spectra);
    const rows = kernels.allocateFloats(4 * (size / 2 + 12));
    kernels.functions.pairPowers(spectra.address, size, rows.address, 4 * (size / 2 + 12));

    const fft = createRealFft(size);
    const window = Float64Array.from({ length: size }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size));
    const expected = samples.map((signal) => fft.powerSpectrum(window.map((weight, index) => weight * (signal[size / 4 + index] ?? 0))));
    const second = rows.values.subarray(size / 2 + 12 + 4);
    for (let bin = 0; bin <= size / 2; bin += 1) {
      const sum = (expected[0]?.[bin] ?? NaN) + (expected[1]?.[bin] ?? NaN);
      expect((second[bin] ?? NaN) / sum).toBeCloseTo(1, 3);
    }
  });

  it('add the powers of both signals onto rows that continue as their mirror image', () => {
    const kernels = createKernels();
    const { spectra } = analyse(kernels, first, second);
    const rows = kernels.allocateFloats(4 * rowLength);
    kernels.functions.pairPowers(spectra.address, fftSize, rows.address, 4 * rowLength);

    expectRows(
      rows.values,
      ofFirst.map((row, index) => row.map((value, bin) => value + at(ofSecond, index, bin))),
    );
  });

  it('add what both signals have in common', () => {
    const kernels = createKernels();
    const { spectra } = analyse(kernels, first, second);
    const rows = kernels.allocateFloats(4 * rowLength);
    kernels.functions.pairCorrelations(spectra.address, fftSize, rows.address, 4 * rowLength);

    expectRows(
      rows.values,
      ofSum.map((row, index) => row.map((value, bin) => (value - at(ofFirst, index, bin) - at(ofSecond, index, bin)) / 2)),
    );
  });

  it.each([1, 2, 3])('compare medians over frames and bins as by sorting, wide ones above the narrow bins (seed %i)', (seed) => {
    const kernels = createKernels();
    const [binCount, narrowBins, length] = [129, 16, 4 + 129 + 7];
    const rows = Array.from({ length: 9 }, (_, row) => randomValues(length, { seed: 10 * seed + row, low: 0 }).map((value) => value ** 4));
    const placed = placeFloats(
      kernels,
      rows.flatMap((row) => Array.from(row)),
    );
    const [work, mask] = [kernels.allocateFloats(binCount + 108), kernels.allocateFloats(binCount + 3)];
    kernels.functions.harmonicMask(placed.address + 16, 4 * length, binCount, narrowBins, work.address, mask.address);

    const nine = (valueAt: (index: number) => number) => median(Array.from({ length: 9 }, (_, index) => valueAt(index)));
    const near = (bin: number) => nine((index) => rows[4]?.[bin + index] ?? NaN);
    const mirrored = (bin: number) => binCount - 1 - Math.abs(binCount - 1 - Math.abs(bin));
    const wide = (bin: number) => nine((index) => near(mirrored(bin + 13 * (index - 4))));
    for (let bin = 0; bin < binCount; bin += 1) {
      const overTime = nine((row) => rows[row]?.[4 + bin] ?? NaN);
      const overFrequency = bin < narrowBins ? near(bin) : wide(bin);
      expect(mask.values[bin]).toBeCloseTo(overTime / (overTime + overFrequency), 5);
    }
  });

  it('tell the share of the centre from powers and correlations around', () => {
    const kernels = createKernels();
    const powers = Array.from({ length: 3 }, (_, row) => randomValues(24, { seed: row, low: 1, high: 2 }));
    const correlations = Array.from({ length: 3 }, (_, row) => randomValues(24, { seed: 3 + row, low: -0.5, high: 1 }));
    const [placedPowers, placedCorrelations] = [powers, correlations].map((rows) =>
      placeFloats(
        kernels,
        rows.flatMap((row) => Array.from(row)),
      ),
    );
    const mask = kernels.allocateFloats(16);
    const middle = 4 * 24 + 16;
    kernels.functions.centreMask(
      (placedPowers?.address ?? 0) + middle,
      (placedCorrelations?.address ?? 0) + middle,
      4 * 24,
      16,
      mask.address,
    );

    const around = (rows: readonly Float32Array[], bin: number) =>
      rows.reduce((sum, row) => sum + (row[3 + bin] ?? NaN) + (row[4 + bin] ?? NaN) + (row[5 + bin] ?? NaN), 0);
    mask.values.forEach((share, bin) => {
      const correlation = Math.max(0, around(correlations, bin));
      expect(share).toBeCloseTo((4 * correlation) / (around(powers, bin) + 2 * correlation), 5);
    });
  });

  it('scale each frame of both signals by its own mask on the way back', () => {
    const kernels = createKernels();
    const { spectrogram, spectra } = analyse(kernels, first, second);
    const shares = [1, 0.5, 0, -1];
    const masks = placeFloats(
      kernels,
      shares.flatMap((share) => Array.from({ length: fftSize / 2 + 4 }, () => share)),
    );
    const sums = [kernels.allocateFloats(length), kernels.allocateFloats(length)] as const;
    spectrogram.synthesise(spectra, { address: masks.address, rowBytes: 4 * (fftSize / 2 + 4) }, sums);

    [first, second].forEach((signal, channel) => {
      signal.forEach((value, index) => {
        const weight = shares.reduce((sum, share, frame) => sum + (share * (hann[index - frame * hopSizeSamples] ?? 0) ** 2) / 1.5, 0);
        expect(sums[channel]?.values[index]).toBeCloseTo(weight * value, 5);
      });
    });
  });

  it('keep the frames in their lanes', () => {
    const kernels = createKernels();
    const silent = new Float32Array(length);
    const { spectra } = analyse(
      kernels,
      Float32Array.from(silent, (_, index) => (index === length - 1 ? 1 : 0)),
      silent,
    );
    const nothing = interleaveLanes([[0], [0], [0]].map(([value = 0]) => [value]));

    expect(spectra.values[0]).toBe(nothing[0]);
    expect(Math.abs(spectra.values[3] ?? 0)).toBeGreaterThan(0);
  });
});
