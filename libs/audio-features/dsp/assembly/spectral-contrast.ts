import { log2OfLanes, vectorBytes } from './lanes';
import { keepLargest, sortSixteen } from './sort-sixteen';

/** librosa's `amin`. */
const smallestMagnitude: f32 = 1e-10;
/** Less than the bits of every magnitude, which are compared in place of the magnitudes, upright or flipped: that takes half the time. */
const nothing: i32 = i32.MIN_VALUE;
/** 10 log10(2). */
const decibelsPerOctave: f32 = 3.01029996;
/** Bytes of as many vectors as are sorted together. */
const batchBytes: usize = 16 * vectorBytes;

/**
 * Mean of the strongest over mean of the weakest magnitudes of each band in dB, four frames at once, exact. Only batches of bins that
 * hold an extreme are sorted, by networks without branches: which bins are extremes cannot be predicted.
 *
 * @param magnitudes address of the spectra, one vector per bin
 * @param bands address of three i32 per band: first bin, number of bins, number of extremes
 * @param work address of vectors: 34, of the band with the most bins as many as it has extremes, rounded up to 16, and an eighth of its bins
 * @param output out: one vector per band
 */
export function spectralContrast(magnitudes: usize, bandCount: i32, bands: usize, work: usize, output: usize): void {
  const floor = f32x4.splat(smallestMagnitude);
  for (let band = 0; band < bandCount; band++, bands += 12) {
    const first = magnitudes + ((<usize>load<i32>(bands)) << 4);
    const end = first + ((<usize>load<i32>(bands + 4)) << 4);
    const count = <usize>load<i32>(bands + 8);
    const bounds = work + 2 * batchBytes + (((count + 15) & ~15) << 4);
    const boundsEnd = storeBatchExtremes(first, end, bounds);
    const peak = meanOfExtremes(first, end, i32x4.splat(0), bounds, boundsEnd, work, count);
    const valley = meanOfExtremes(first, end, i32x4.splat(-1), bounds + vectorBytes, boundsEnd, work, count);
    const octaves = f32x4.sub(log2OfLanes(f32x4.pmax(peak, floor)), log2OfLanes(f32x4.pmax(valley, floor)));
    v128.store(output + ((<usize>band) << 4), f32x4.mul(octaves, f32x4.splat(decibelsPerOctave)));
  }
}

/** For each batch its largest value, and its smallest one flipped; returns their end. */
function storeBatchExtremes(at: usize, end: usize, bounds: usize): usize {
  for (; at < end; bounds += 2 * vectorBytes) {
    let largest = v128.load(at);
    let smallest = largest;
    const batchEnd = min(end, at + batchBytes);
    for (at += vectorBytes; at < batchEnd; at += vectorBytes) {
      const value = v128.load(at);
      largest = i32x4.max_s(largest, value);
      smallest = i32x4.min_s(smallest, value);
    }
    v128.store(bounds, largest);
    v128.store(bounds, v128.not(smallest), vectorBytes);
  }
  return bounds;
}

/** Of the largest values, or of the smallest when all bits are flipped; `bounds` has that of each batch in every second vector. */
function meanOfExtremes(first: usize, end: usize, flip: v128, bounds: usize, boundsEnd: usize, work: usize, count: usize): v128 {
  const threshold = leastOfLargest(bounds, boundsEnd, count);
  if (count == 1) return v128.xor(threshold, flip);
  const empty = work + batchBytes;
  const runs = empty + batchBytes;
  const runsEnd = runs + (((count + 15) & ~15) << 4);
  for (let at = empty; at < runsEnd; at += vectorBytes) v128.store(at, i32x4.splat(nothing));
  for (; bounds < boundsEnd; bounds += 2 * vectorBytes, first += batchBytes) {
    if (!v128.any_true(i32x4.ge_s(v128.load(bounds), threshold))) continue;
    sortBatch(first, end, flip, work);
    mergeBatch(work, runs, runsEnd, empty);
  }
  let sum = f32x4.splat(0);
  const lastRun = runsEnd - batchBytes;
  for (let at = runs; at < lastRun; at += vectorBytes) sum = f32x4.add(sum, v128.xor(v128.load(at), flip));
  // The last run may hold more than are asked for; its largest come last.
  for (let at = lastRun + (((16 - count) & 15) << 4); at < runsEnd; at += vectorBytes) sum = f32x4.add(sum, v128.xor(v128.load(at), flip));
  return f32x4.mul(sum, f32x4.splat(1 / <f32>count));
}

/** None of the `count` largest lies below this: as many groups of batches each have a value at or above it. */
function leastOfLargest(bounds: usize, end: usize, count: usize): v128 {
  const stride = count << 5;
  let least = i32x4.splat(i32.MAX_VALUE);
  for (let group: usize = 0; group < count; group++, bounds += 2 * vectorBytes) {
    let largest = i32x4.splat(nothing);
    for (let at = bounds; at < end; at += stride) largest = i32x4.max_s(largest, v128.load(at));
    least = i32x4.min_s(least, largest);
  }
  return least;
}

function sortBatch(first: usize, end: usize, flip: v128, sorted: usize): void {
  let batch = first;
  if (first + batchBytes > end) {
    const missing = v128.xor(i32x4.splat(nothing), flip);
    batch = sorted;
    for (let at: usize = 0; at < batchBytes; at += vectorBytes) v128.store(batch + at, first + at < end ? v128.load(first + at) : missing);
  }
  sortSixteen(batch, flip, sorted);
}

/** Lets a sorted batch into runs of sixteen, each sorted and all at least as large as the next; what is smallest falls out. */
function mergeBatch(batch: usize, run: usize, runsEnd: usize, empty: usize): void {
  for (; run + batchBytes < runsEnd; run += batchBytes) {
    for (let up: usize = 0, down = batchBytes - vectorBytes; up < batchBytes; up += vectorBytes, down -= vectorBytes) {
      const kept = v128.load(run + up);
      const value = v128.load(batch + down);
      v128.store(run + up, i32x4.max_s(kept, value));
      v128.store(batch + down, i32x4.min_s(kept, value));
    }
    keepLargest(run, empty);
    keepLargest(batch, empty);
  }
  keepLargest(run, batch);
}
