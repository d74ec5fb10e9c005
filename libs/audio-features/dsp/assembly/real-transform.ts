import { splatAt, vectorBytes } from './lanes';

/** sqrt(1/2) */
const diagonal: f32 = 0.70710678;
/** Cosine and minus sine of one, two and three times an angle. */
const turnBytes: usize = 24;

/**
 * Real transform of four signals, one per lane, by decimation in time with radix 4 on conjugate-symmetric spectra (Sorensen, Jones,
 * Heideman and Burrus, "Real-Valued Fast Fourier Transform Algorithms", IEEE TASSP 1987). A block of n vectors holds the real part of
 * bin k at k and its imaginary part at n - k, and four blocks are merged into one in place.
 *
 * @param values address of the signals, 2^n >= 64 vectors
 * @param bytes of them
 * @param turns address of the turns of all merges, the smallest block first
 * @param block out: as many vectors
 * @returns address behind the turns that were used
 */
export function realTransform(values: usize, bytes: usize, turns: usize, block: usize): usize {
  let merged: usize;
  if (ctz(bytes) & 1) {
    merged = 8 * vectorBytes;
    transformEights(values, bytes >> 3, block);
  } else {
    merged = 4 * vectorBytes;
    transformFours(values, bytes >> 2, block);
  }
  for (; merged < bytes; merged <<= 2) {
    for (let first = block; first < block + bytes; first += 4 * merged) mergeQuarters(first, merged, turns);
    turns += ((merged >> 5) - 1) * turnBytes;
  }
  return turns;
}

/** Merges the spectra of every fourth value of four signals, each of `quarterBytes`, in place. */
function mergeQuarters(block: usize, quarterBytes: usize, turns: usize): void {
  const half = quarterBytes >> 1;
  Bins.mergeFirst(block, quarterBytes, quarterBytes, 0);
  Bins.mergeMiddle(block + half, quarterBytes, quarterBytes, 0);
  for (let offset = vectorBytes; offset < half; offset += vectorBytes, turns += turnBytes) {
    Bins.merge(block, offset, quarterBytes, quarterBytes, turns, 0);
  }
}

/**
 * The power of what the spectra of every fourth value of four signals make together.
 *
 * @param block address of the spectra, each of `quarterBytes` and `strideBytes` behind the one before
 * @param turns address of six floats per bin from 1 to half a quarter
 * @param power out: one vector per bin up to half the length
 */
export function mergeIntoPower(block: usize, quarterBytes: usize, strideBytes: usize, turns: usize, power: usize): void {
  const half = quarterBytes >> 1;
  Bins.mergeFirst(block, quarterBytes, strideBytes, power);
  Bins.mergeMiddle(block + half, quarterBytes, strideBytes, power + half);
  for (let offset = vectorBytes; offset < half; offset += vectorBytes, turns += turnBytes) {
    Bins.merge(block, offset, quarterBytes, strideBytes, turns, power);
  }
}

/** A class only because methods can be told to be inlined, so that the test of `power` is made by the compiler. */
class Bins {
  /** Bins 0, whose values are real. */
  @inline
  static mergeFirst(first: usize, quarterBytes: usize, strideBytes: usize, power: usize): void {
    const second = first + strideBytes;
    const third = second + strideBytes;
    const fourth = third + strideBytes;
    const evenSum = f32x4.add(v128.load(first), v128.load(third));
    const oddSum = f32x4.add(v128.load(second), v128.load(fourth));
    const atZero = f32x4.add(evenSum, oddSum);
    const atHalf = f32x4.sub(evenSum, oddSum);
    const real = f32x4.sub(v128.load(first), v128.load(third));
    const imaginary = f32x4.sub(v128.load(fourth), v128.load(second));
    if (power) {
      v128.store(power, f32x4.mul(atZero, atZero));
      v128.store(power + quarterBytes, squareOf(real, imaginary));
      v128.store(power + 2 * quarterBytes, f32x4.mul(atHalf, atHalf));
      return;
    }
    v128.store(first, atZero);
    v128.store(second, real);
    v128.store(third, atHalf);
    v128.store(fourth, imaginary);
  }

  /** Bins at half the length of the quarters, whose values are real, too. */
  @inline
  static mergeMiddle(first: usize, quarterBytes: usize, strideBytes: usize, power: usize): void {
    const second = first + strideBytes;
    const third = second + strideBytes;
    const fourth = third + strideBytes;
    const a = v128.load(first);
    const c = v128.load(third);
    const turnedReal = f32x4.mul(f32x4.sub(v128.load(second), v128.load(fourth)), f32x4.splat(diagonal));
    const turnedImaginary = f32x4.mul(f32x4.add(v128.load(second), v128.load(fourth)), f32x4.splat(-diagonal));
    if (power) {
      v128.store(power, squareOf(f32x4.add(a, turnedReal), f32x4.sub(turnedImaginary, c)));
      v128.store(power + quarterBytes, squareOf(f32x4.sub(a, turnedReal), f32x4.add(c, turnedImaginary)));
      return;
    }
    v128.store(first, f32x4.add(a, turnedReal));
    v128.store(second, f32x4.sub(a, turnedReal));
    v128.store(third, f32x4.add(c, turnedImaginary));
    v128.store(fourth, f32x4.sub(turnedImaginary, c));
  }

  /**
   * Bin k of the quarters, which are q long, makes the bins k, q - k, q + k and 2q - k: the last two and the second are found as conjugates.
   */
  @inline
  static merge(block: usize, offset: usize, quarterBytes: usize, strideBytes: usize, turn: usize, power: usize): void {
    const up = block + offset;
    const down = block + quarterBytes - offset;
    const up2 = up + strideBytes;
    const up3 = up2 + strideBytes;
    const up4 = up3 + strideBytes;
    const down2 = down + strideBytes;
    const down3 = down2 + strideBytes;
    const down4 = down3 + strideBytes;
    const real2 = v128.load(up2);
    const imaginary2 = v128.load(down2);
    const bReal = f32x4.sub(f32x4.mul(real2, splatAt(turn)), f32x4.mul(imaginary2, splatAt(turn + 4)));
    const bImaginary = f32x4.add(f32x4.mul(real2, splatAt(turn + 4)), f32x4.mul(imaginary2, splatAt(turn)));
    const real3 = v128.load(up3);
    const imaginary3 = v128.load(down3);
    const cReal = f32x4.sub(f32x4.mul(real3, splatAt(turn + 8)), f32x4.mul(imaginary3, splatAt(turn + 12)));
    const cImaginary = f32x4.add(f32x4.mul(real3, splatAt(turn + 12)), f32x4.mul(imaginary3, splatAt(turn + 8)));
    const real4 = v128.load(up4);
    const imaginary4 = v128.load(down4);
    const dReal = f32x4.sub(f32x4.mul(real4, splatAt(turn + 16)), f32x4.mul(imaginary4, splatAt(turn + 20)));
    const dImaginary = f32x4.add(f32x4.mul(real4, splatAt(turn + 20)), f32x4.mul(imaginary4, splatAt(turn + 16)));
    const aReal = v128.load(up);
    const aImaginary = v128.load(down);
    const evenSumReal = f32x4.add(aReal, cReal);
    const evenSumImaginary = f32x4.add(aImaginary, cImaginary);
    const evenDifferenceReal = f32x4.sub(aReal, cReal);
    const evenDifferenceImaginary = f32x4.sub(aImaginary, cImaginary);
    const oddSumReal = f32x4.add(bReal, dReal);
    const oddSumImaginary = f32x4.add(bImaginary, dImaginary);
    // Turned by -90 degrees.
    const oddDifferenceReal = f32x4.sub(bImaginary, dImaginary);
    const oddDifferenceImaginary = f32x4.sub(dReal, bReal);
    const lowReal = f32x4.add(evenSumReal, oddSumReal);
    const lowImaginary = f32x4.add(evenSumImaginary, oddSumImaginary);
    const highReal = f32x4.sub(evenSumReal, oddSumReal);
    const highImaginary = f32x4.sub(oddSumImaginary, evenSumImaginary);
    const aboveReal = f32x4.add(evenDifferenceReal, oddDifferenceReal);
    const aboveImaginary = f32x4.add(evenDifferenceImaginary, oddDifferenceImaginary);
    const belowReal = f32x4.sub(evenDifferenceReal, oddDifferenceReal);
    const belowImaginary = f32x4.sub(oddDifferenceImaginary, evenDifferenceImaginary);
    if (power) {
      const upPower = power + offset;
      const downPower = power + quarterBytes - offset;
      v128.store(upPower, squareOf(lowReal, lowImaginary));
      v128.store(downPower, squareOf(belowReal, belowImaginary));
      v128.store(upPower + quarterBytes, squareOf(aboveReal, aboveImaginary));
      v128.store(downPower + quarterBytes, squareOf(highReal, highImaginary));
    } else {
      v128.store(up, lowReal);
      v128.store(down4, lowImaginary);
      v128.store(down, belowReal);
      v128.store(up4, belowImaginary);
      v128.store(up2, aboveReal);
      v128.store(down3, aboveImaginary);
      v128.store(down2, highReal);
      v128.store(up3, highImaginary);
    }
  }
}

function squareOf(real: v128, imaginary: v128): v128 {
  return f32x4.add(f32x4.mul(real, real), f32x4.mul(imaginary, imaginary));
}

/** Transforms of every four values that stand `stride` bytes apart, in the order that merging needs. */
function transformFours(values: usize, stride: usize, target: usize): void {
  let position: usize = 0;
  for (const end = values + stride; values < end; values += vectorBytes) {
    const a = v128.load(values);
    const b = v128.load(values + stride);
    const c = v128.load(values + 2 * stride);
    const d = v128.load(values + 3 * stride);
    const evenSum = f32x4.add(a, c);
    const oddSum = f32x4.add(b, d);
    const block = target + position;
    v128.store(block, f32x4.add(evenSum, oddSum));
    v128.store(block, f32x4.sub(a, c), vectorBytes);
    v128.store(block, f32x4.sub(evenSum, oddSum), 2 * vectorBytes);
    v128.store(block, f32x4.sub(d, b), 3 * vectorBytes);
    position = nextReversed(position, stride);
  }
}

/** Transforms of every eight values that stand `stride` bytes apart, likewise. */
function transformEights(values: usize, stride: usize, target: usize): void {
  const half = f32x4.splat(diagonal);
  let position: usize = 0;
  for (const end = values + stride; values < end; values += vectorBytes) {
    const a = v128.load(values);
    const b = v128.load(values + stride);
    const c = v128.load(values + 2 * stride);
    const d = v128.load(values + 3 * stride);
    const e = v128.load(values + 4 * stride);
    const f = v128.load(values + 5 * stride);
    const g = v128.load(values + 6 * stride);
    const h = v128.load(values + 7 * stride);
    const firstSum = f32x4.add(a, e);
    const secondSum = f32x4.add(b, f);
    const thirdSum = f32x4.add(c, g);
    const fourthSum = f32x4.add(d, h);
    const firstDifference = f32x4.sub(a, e);
    const secondDifference = f32x4.sub(b, f);
    const thirdDifference = f32x4.sub(g, c);
    const fourthDifference = f32x4.sub(d, h);
    const turnedReal = f32x4.mul(f32x4.sub(secondDifference, fourthDifference), half);
    const turnedImaginary = f32x4.mul(f32x4.add(secondDifference, fourthDifference), half);
    const evenSum = f32x4.add(firstSum, thirdSum);
    const oddSum = f32x4.add(secondSum, fourthSum);
    const block = target + position;
    v128.store(block, f32x4.add(evenSum, oddSum));
    v128.store(block, f32x4.add(firstDifference, turnedReal), vectorBytes);
    v128.store(block, f32x4.sub(firstSum, thirdSum), 2 * vectorBytes);
    v128.store(block, f32x4.sub(firstDifference, turnedReal), 3 * vectorBytes);
    v128.store(block, f32x4.sub(evenSum, oddSum), 4 * vectorBytes);
    v128.store(block, f32x4.neg(f32x4.add(thirdDifference, turnedImaginary)), 5 * vectorBytes);
    v128.store(block, f32x4.sub(fourthSum, secondSum), 6 * vectorBytes);
    v128.store(block, f32x4.sub(thirdDifference, turnedImaginary), 7 * vectorBytes);
    position = nextReversed(position, 2 * stride);
  }
}

/** Counts in digits of base four from the highest on, whose bytes are `digit` (or a quarter of it where there are eights). */
function nextReversed(position: usize, digit: usize): usize {
  while ((position & (3 * digit)) == 3 * digit) {
    position -= 3 * digit;
    digit >>= 2;
  }
  return position + digit;
}
