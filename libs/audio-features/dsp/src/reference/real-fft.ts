/** The power spectrum of a real signal of one fixed length. */
export interface RealFft {
  /** Number of samples that go in; a power of two. */
  readonly size: number;
  /** Number of bins that come out: `size / 2 + 1`, from 0 Hz to half the sample rate. */
  readonly binCount: number;
  /**
   * @param samples at least `size` samples, already windowed where a window is wanted
   * @returns |X[k]|^2 per bin, not scaled by the length, in a new array
   */
  powerSpectrum(samples: ArrayLike<number>): Float64Array;
}

/**
 * A plain radix-2 FFT in double precision (Cooley and Tukey, 1965): slow and easily read, it is the truth that the SIMD kernel is tested
 * against.
 *
 * @throws RangeError when `size` is not a power of two of at least 2
 */
export function createRealFft(size: number): RealFft {
  if (!Number.isInteger(Math.log2(size)) || size < 2) throw new RangeError(`the FFT size must be a power of two, not ${size}`);
  const cosines = Float64Array.from({ length: size / 2 }, (_, index) => Math.cos((2 * Math.PI * index) / size));
  const sines = Float64Array.from({ length: size / 2 }, (_, index) => -Math.sin((2 * Math.PI * index) / size));
  const reversed = bitReversedIndexes(size);
  const binCount = size / 2 + 1;

  return {
    size,
    binCount,
    powerSpectrum(samples) {
      const real = Float64Array.from(reversed, (index) => samples[index] ?? 0);
      const imaginary = new Float64Array(size);
      for (let half = 1; half < size; half *= 2) mergeHalves({ real, imaginary, cosines, sines, half });
      return Float64Array.from({ length: binCount }, (_, bin) => at(real, bin) ** 2 + at(imaginary, bin) ** 2);
    },
  };
}

interface Merge {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
  readonly half: number;
}

function mergeHalves({ real, imaginary, cosines, sines, half }: Merge): void {
  const stride = real.length / (2 * half);
  for (let start = 0; start < real.length; start += 2 * half) {
    for (let offset = 0; offset < half; offset += 1) {
      const low = start + offset;
      const high = low + half;
      const cosine = at(cosines, offset * stride);
      const sine = at(sines, offset * stride);
      const turnedReal = at(real, high) * cosine - at(imaginary, high) * sine;
      const turnedImaginary = at(real, high) * sine + at(imaginary, high) * cosine;
      real[high] = at(real, low) - turnedReal;
      imaginary[high] = at(imaginary, low) - turnedImaginary;
      real[low] = at(real, low) + turnedReal;
      imaginary[low] = at(imaginary, low) + turnedImaginary;
    }
  }
}

function bitReversedIndexes(size: number): Uint32Array {
  const reversed = new Uint32Array(size);
  for (let index = 1; index < size; index += 1) reversed[index] = (at(reversed, index >> 1) >> 1) | (index & 1 ? size >> 1 : 0);
  return reversed;
}

const at = (values: ArrayLike<number>, index: number) => values[index] ?? 0;
