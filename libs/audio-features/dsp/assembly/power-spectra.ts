import { complexTransform } from './complex-transform';
import { splatAt, vectorBytes } from './lanes';
import { windowFrames } from './window-frames';

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
  windowFrames(samples, (<usize>hopSamples) << 2, <usize>size, window, work, vectorBytes, 4 * vectorBytes);
  const transformed = complexTransform(size >> 1, twiddles, work, work + ((<usize>size) << 4));
  splitIntoPower(size >> 1, twiddles, transformed, power);
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
