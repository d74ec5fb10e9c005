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
  for (let band = 0; band < bandCount; band++, bands += 12) {
    const first = magnitudes + ((<usize>load<i32>(bands)) << 4);
    const end = first + ((<usize>load<i32>(bands + 4)) << 4);
    const extremes = (<usize>load<i32>(bands + 8)) << 4;
    const floor = f32x4.splat(smallestMagnitude);
    const peak = f32x4.pmax(meanOfLargest(first, end, work, extremes), floor);
    const valley = f32x4.pmax(meanOfSmallest(first, end, work, extremes), floor);
    const octaves = f32x4.sub(log2OfLanes(peak), log2OfLanes(valley));
    v128.store(output + ((<usize>band) << 4), f32x4.mul(octaves, f32x4.splat(decibelsPerOctave)));
  }
}

function meanOfLargest(first: usize, end: usize, list: usize, listBytes: usize): v128 {
  fill(list, listBytes, 0);
  const last = list + listBytes - vectorBytes;
  for (let at = first; at < end; at += vectorBytes) {
    let value = v128.load(at);
    if (!v128.any_true(f32x4.gt(value, v128.load(last)))) continue;
    for (let slot = list; slot <= last; slot += vectorBytes) {
      const kept = v128.load(slot);
      v128.store(slot, f32x4.pmax(kept, value));
      value = f32x4.pmin(kept, value);
    }
  }
  return mean(list, listBytes);
}

function meanOfSmallest(first: usize, end: usize, list: usize, listBytes: usize): v128 {
  fill(list, listBytes, largestFloat);
  const last = list + listBytes - vectorBytes;
  // From above, where spectra are weakest, so that few values come below the list.
  for (let at = end - vectorBytes; at >= first; at -= vectorBytes) {
    let value = v128.load(at);
    if (!v128.any_true(f32x4.lt(value, v128.load(last)))) continue;
    for (let slot = list; slot <= last; slot += vectorBytes) {
      const kept = v128.load(slot);
      v128.store(slot, f32x4.pmin(kept, value));
      value = f32x4.pmax(kept, value);
    }
  }
  return mean(list, listBytes);
}

function fill(list: usize, listBytes: usize, value: f32): void {
  for (let offset: usize = 0; offset < listBytes; offset += vectorBytes) v128.store(list + offset, f32x4.splat(value));
}

function mean(list: usize, listBytes: usize): v128 {
  let sum = f32x4.splat(0);
  for (let offset: usize = 0; offset < listBytes; offset += vectorBytes) sum = f32x4.add(sum, v128.load(list + offset));
  return f32x4.mul(sum, f32x4.splat(1 / <f32>(listBytes >> 4)));
}
