import { log2OfLanes, vectorBytes } from './lanes';

/** librosa's `amin`. */
const smallestMagnitude: f32 = 1e-10;
const largestFloat: f32 = 3.4e38;
/** 10 log10(2). */
const decibelsPerOctave: f32 = 3.01029996;

/**
 * Mean of the strongest over mean of the weakest magnitudes of each band in dB, four frames at once. Exact: the few extremes are
 * kept in sorted lists, and most values are seen to be none of them by one comparison.
 *
 * @param magnitudes address of the spectra, one vector per bin
 * @param bands address of three i32 per band: first bin, number of bins, number of extremes
 * @param work address of one vector for each of the largest number of extremes
 * @param output out: one vector per band
 */
export function spectralContrast(magnitudes: usize, bandCount: i32, bands: usize, work: usize, output: usize): void {
  const floor = f32x4.splat(smallestMagnitude);
  const upright = f32x4.splat(1);
  const reversed = f32x4.splat(-1);
  for (let band = 0; band < bandCount; band++, bands += 12) {
    const first = magnitudes + ((<usize>load<i32>(bands)) << 4);
    const end = first + ((<usize>load<i32>(bands + 4)) << 4);
    const extremeCount = <usize>load<i32>(bands + 8);
    const peak = meanOfLargest(first, end, upright, work, extremeCount);
    const valley = f32x4.neg(meanOfLargest(first, end, reversed, work, extremeCount));
    const octaves = f32x4.sub(log2OfLanes(f32x4.pmax(peak, floor)), log2OfLanes(f32x4.pmax(valley, floor)));
    v128.store(output + ((<usize>band) << 4), f32x4.mul(octaves, f32x4.splat(decibelsPerOctave)));
  }
}

/** Of the values times `sign`. */
function meanOfLargest(first: usize, end: usize, sign: v128, list: usize, count: usize): v128 {
  const threshold = leastOfLargest(first, end, sign, count);
  const last = list + ((count - 1) << 4);
  for (let slot = list; slot <= last; slot += vectorBytes) v128.store(slot, f32x4.splat(-largestFloat));
  for (let at = first; at < end; at += vectorBytes) {
    let value = f32x4.mul(v128.load(at), sign);
    const isExtreme = v128.and(f32x4.ge(value, threshold), f32x4.gt(value, v128.load(last)));
    if (!v128.any_true(isExtreme)) continue;
    for (let slot = list; slot <= last; slot += vectorBytes) {
      const kept = v128.load(slot);
      v128.store(slot, f32x4.pmax(kept, value));
      value = f32x4.pmin(kept, value);
    }
  }
  let sum = f32x4.splat(0);
  for (let slot = list; slot <= last; slot += vectorBytes) sum = f32x4.add(sum, v128.load(slot));
  return f32x4.mul(sum, f32x4.splat(1 / <f32>count));
}

/** None of the `count` largest lies below this: as many parts of the band each have a value at or above it. */
function leastOfLargest(first: usize, end: usize, sign: v128, count: usize): v128 {
  const partBytes = ((end - first) / count) & ~15;
  let least = f32x4.splat(largestFloat);
  for (let part: usize = 0; part < count; part++) {
    const partEnd = first + partBytes;
    let largest = f32x4.splat(-largestFloat);
    for (; first < partEnd; first += vectorBytes) largest = f32x4.pmax(largest, f32x4.mul(v128.load(first), sign));
    least = f32x4.pmin(least, largest);
  }
  return least;
}
