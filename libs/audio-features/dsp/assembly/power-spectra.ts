import { splatAt, vectorBytes } from './lanes';

/**
 * Windowed power spectra of four frames at once, one frame per lane: no shuffles inside the transform.
 *
 * @param samples address of the first frame; the others follow `hopSamples` apart
 * @param size samples per frame, a power of two >= 16
 * @param window address of `size` floats
 * @param twiddles address of `size` pairs (cos, -sin) of 2 pi k / size
 * @param work address of 2 * size vectors
 * @param power out: size / 2 + 1 vectors, |X[k]|^2 of the four frames
 */
export function powerSpectra(samples: usize, hopSamples: i32, size: i32, window: usize, twiddles: usize, work: usize, power: usize): void {
  windowFrames(samples, (<usize>hopSamples) << 2, <usize>size, window, work);
  const transformed = complexTransform(size >> 1, twiddles, work, work + ((<usize>size) << 4));
  splitIntoPower(size >> 1, twiddles, transformed, power);
}

/** Four samples of each of four frames are a 4 x 4 matrix; its transpose has the frames in the lanes. */
function windowFrames(samples: usize, hopBytes: usize, size: usize, window: usize, frames: usize): void {
  for (let index: usize = 0; index < size; index += 4) {
    const offset = index << 2;
    const weights = v128.load(window + offset);
    const first = f32x4.mul(v128.load(samples + offset), weights);
    const second = f32x4.mul(v128.load(samples + hopBytes + offset), weights);
    const third = f32x4.mul(v128.load(samples + 2 * hopBytes + offset), weights);
    const fourth = f32x4.mul(v128.load(samples + 3 * hopBytes + offset), weights);
    const lowOfFirstPair = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
    const highOfFirstPair = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
    const lowOfSecondPair = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5);
    const highOfSecondPair = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7);
    const target = frames + (index << 4);
    v128.store(target, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 0, 2));
    v128.store(target, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 1, 3), vectorBytes);
    v128.store(target, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 0, 2), 2 * vectorBytes);
    v128.store(target, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 1, 3), 3 * vectorBytes);
  }
}

/**
 * Stockham radix-4 transform of `size` complex vectors (real, imaginary) with a last radix-2 stage where needed; returns where the
 * result is. The twiddles are those of twice the size, so every second one is used.
 */
function complexTransform(size: i32, twiddles: usize, source: usize, target: usize): usize {
  let length = size;
  let stride = 1;
  while (length >= 4) {
    radixFourStage(length >> 2, stride, twiddles, source, target);
    const swapped = source;
    source = target;
    target = swapped;
    length >>= 2;
    stride <<= 2;
  }
  if (length == 1) return source;
  const half: usize = (<usize>stride) << 5;
  for (let offset: usize = 0; offset < half; offset += vectorBytes) {
    const low = v128.load(source + offset);
    const high = v128.load(source + half + offset);
    v128.store(target + offset, f32x4.add(low, high));
    v128.store(target + half + offset, f32x4.sub(low, high));
  }
  return target;
}

function radixFourStage(quarter: i32, stride: i32, twiddles: usize, source: usize, target: usize): void {
  const sourceStep: usize = (<usize>stride * <usize>quarter) << 5;
  const targetStep: usize = (<usize>stride) << 5;
  for (let index = 0; index < quarter; index++) {
    const turn: usize = (<usize>index * <usize>stride) << 4;
    const cos1 = splatAt(twiddles + turn);
    const sin1 = splatAt(twiddles + turn + 4);
    const cos2 = splatAt(twiddles + 2 * turn);
    const sin2 = splatAt(twiddles + 2 * turn + 4);
    const cos3 = splatAt(twiddles + 3 * turn);
    const sin3 = splatAt(twiddles + 3 * turn + 4);
    let from: usize = source + targetStep * <usize>index;
    let to: usize = target + 4 * targetStep * <usize>index;
    const end = from + targetStep;
    for (; from < end; from += 2 * vectorBytes, to += 2 * vectorBytes) {
      const second = from + sourceStep;
      const third = second + sourceStep;
      const fourth = third + sourceStep;
      const evenSumReal = f32x4.add(v128.load(from), v128.load(third));
      const evenSumImaginary = f32x4.add(v128.load(from, vectorBytes), v128.load(third, vectorBytes));
      const evenDifferenceReal = f32x4.sub(v128.load(from), v128.load(third));
      const evenDifferenceImaginary = f32x4.sub(v128.load(from, vectorBytes), v128.load(third, vectorBytes));
      const oddSumReal = f32x4.add(v128.load(second), v128.load(fourth));
      const oddSumImaginary = f32x4.add(v128.load(second, vectorBytes), v128.load(fourth, vectorBytes));
      // The difference of the odd quarters, turned by -90 degrees.
      const turnedReal = f32x4.sub(v128.load(second, vectorBytes), v128.load(fourth, vectorBytes));
      const turnedImaginary = f32x4.sub(v128.load(fourth), v128.load(second));

      v128.store(to, f32x4.add(evenSumReal, oddSumReal));
      v128.store(to, f32x4.add(evenSumImaginary, oddSumImaginary), vectorBytes);

      let real = f32x4.add(evenDifferenceReal, turnedReal);
      let imaginary = f32x4.add(evenDifferenceImaginary, turnedImaginary);
      v128.store(to + targetStep, f32x4.sub(f32x4.mul(real, cos1), f32x4.mul(imaginary, sin1)));
      v128.store(to + targetStep, f32x4.add(f32x4.mul(real, sin1), f32x4.mul(imaginary, cos1)), vectorBytes);
      real = f32x4.sub(evenSumReal, oddSumReal);
      imaginary = f32x4.sub(evenSumImaginary, oddSumImaginary);
      v128.store(to + 2 * targetStep, f32x4.sub(f32x4.mul(real, cos2), f32x4.mul(imaginary, sin2)));
      v128.store(to + 2 * targetStep, f32x4.add(f32x4.mul(real, sin2), f32x4.mul(imaginary, cos2)), vectorBytes);
      real = f32x4.sub(evenDifferenceReal, turnedReal);
      imaginary = f32x4.sub(evenDifferenceImaginary, turnedImaginary);
      v128.store(to + 3 * targetStep, f32x4.sub(f32x4.mul(real, cos3), f32x4.mul(imaginary, sin3)));
      v128.store(to + 3 * targetStep, f32x4.add(f32x4.mul(real, sin3), f32x4.mul(imaginary, cos3)), vectorBytes);
    }
  }
}

/** The transform of even and odd samples as one complex signal, taken apart into the spectrum of the real signal. */
function splitIntoPower(half: i32, twiddles: usize, transformed: usize, power: usize): void {
  const atZero = f32x4.add(v128.load(transformed), v128.load(transformed, vectorBytes));
  const atNyquist = f32x4.sub(v128.load(transformed), v128.load(transformed, vectorBytes));
  v128.store(power, f32x4.mul(atZero, atZero));
  v128.store(power + ((<usize>half) << 4), f32x4.mul(atNyquist, atNyquist));
  const oneHalf = f32x4.splat(0.5);
  for (let bin: usize = 1, mirror: usize = half - 1; bin <= mirror; bin++, mirror--) {
    const here = transformed + (bin << 5);
    const there = transformed + (mirror << 5);
    const real = v128.load(here);
    const imaginary = v128.load(here, vectorBytes);
    const mirrorReal = v128.load(there);
    const mirrorImaginary = v128.load(there, vectorBytes);
    const evenReal = f32x4.mul(f32x4.add(real, mirrorReal), oneHalf);
    const evenImaginary = f32x4.mul(f32x4.sub(imaginary, mirrorImaginary), oneHalf);
    const oddReal = f32x4.mul(f32x4.add(imaginary, mirrorImaginary), oneHalf);
    const oddImaginary = f32x4.mul(f32x4.sub(mirrorReal, real), oneHalf);
    const cosine = splatAt(twiddles + (bin << 3));
    const sine = splatAt(twiddles + (bin << 3) + 4);
    const turnedReal = f32x4.sub(f32x4.mul(oddReal, cosine), f32x4.mul(oddImaginary, sine));
    const turnedImaginary = f32x4.add(f32x4.mul(oddReal, sine), f32x4.mul(oddImaginary, cosine));
    const binReal = f32x4.add(evenReal, turnedReal);
    const binImaginary = f32x4.add(evenImaginary, turnedImaginary);
    v128.store(power + (bin << 4), f32x4.add(f32x4.mul(binReal, binReal), f32x4.mul(binImaginary, binImaginary)));
    const oppositeReal = f32x4.sub(evenReal, turnedReal);
    const oppositeImaginary = f32x4.sub(evenImaginary, turnedImaginary);
    v128.store(power + (mirror << 4), f32x4.add(f32x4.mul(oppositeReal, oppositeReal), f32x4.mul(oppositeImaginary, oppositeImaginary)));
  }
}
