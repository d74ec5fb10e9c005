import { exp2OfLanes, splatAt, vectorBytes } from './lanes';

/**
 * How much new sound starts in each of four frames, next to each other in the lanes: rises of the logarithm of power, and of amplitude,
 * above the neighbour maxima of an earlier frame (SuperFlux: Boeck and Widmer, DAFx 2013).
 *
 * @param logMel address of log2 of the power, one vector per band
 * @param edges address of five i32: end of the kick, first of the middle and first of the high bands, number of bands, and 1 or 2, how
 *   many frames earlier
 * @param limits address of four floats: lowest level that counts, range below the loudest band so far that does, the same for accents,
 *   and largest rise
 * @param state in and out: one vector, the loudest band so far in its last lane; then the neighbour maxima of the last four frames,
 *   one vector per band; as many vectors more
 * @param output out: six vectors: mean rise of the low, middle and high bands, rise of amplitude of kick and of high bands, and the
 *   loudest band
 */
export function onsetRises(logMel: usize, edges: usize, limits: usize, state: usize, output: usize): void {
  const kickEnd = (<usize>load<i32>(edges)) << 4;
  const middle = (<usize>load<i32>(edges, 4)) << 4;
  const high = (<usize>load<i32>(edges, 8)) << 4;
  const end = (<usize>load<i32>(edges, 12)) << 4;
  const earlier = state + vectorBytes + end;
  const loudestOfFrame = storeNeighbourMaxima(logMel, end, load<i32>(edges, 16), state + vectorBytes, earlier);
  const loudest = runningMaximum(loudestOfFrame, v128.load_splat<f32>(state, 12));
  v128.store(state, loudest);

  const floor = f32x4.pmax(splatAt(limits), f32x4.sub(loudest, splatAt(limits + 4)));
  const accentFloor = f32x4.sub(loudest, splatAt(limits + 8));
  const largestRise = splatAt(limits + 12);
  v128.store(output, meanRise(logMel, earlier, 0, middle, floor, largestRise));
  v128.store(output, meanRise(logMel, earlier, middle, high, floor, largestRise), vectorBytes);
  v128.store(output, meanRise(logMel, earlier, high, end, floor, largestRise), 2 * vectorBytes);
  v128.store(output, amplitudeRise(logMel, earlier, 0, kickEnd, accentFloor), 3 * vectorBytes);
  v128.store(output, amplitudeRise(logMel, earlier, high, end, accentFloor), 4 * vectorBytes);
  v128.store(output, loudestOfFrame, 5 * vectorBytes);
}

/** The largest of each band and its two neighbours, and the same of some frames earlier; returns the largest of all bands. */
function storeNeighbourMaxima(logMel: usize, end: usize, lag: i32, maxima: usize, earlier: usize): v128 {
  let below = v128.load(logMel);
  let here = below;
  let loudest = here;
  for (let offset: usize = 0; offset < end; offset += vectorBytes) {
    const above = offset + vectorBytes < end ? v128.load(logMel + offset + vectorBytes) : here;
    const largest = f32x4.pmax(f32x4.pmax(below, here), above);
    const before = v128.load(maxima + offset);
    const lagged = lag == 2 ? v128.shuffle<i32>(before, largest, 2, 3, 4, 5) : v128.shuffle<i32>(before, largest, 3, 4, 5, 6);
    v128.store(earlier + offset, lagged);
    v128.store(maxima + offset, largest);
    loudest = f32x4.pmax(loudest, here);
    below = here;
    here = above;
  }
  return loudest;
}

/** In each lane the largest of it, of those before it and of `before`. */
function runningMaximum(values: v128, before: v128): v128 {
  let largest = f32x4.pmax(values, before);
  largest = f32x4.pmax(largest, v128.shuffle<i32>(largest, largest, 0, 0, 1, 2));
  return f32x4.pmax(largest, v128.shuffle<i32>(largest, largest, 0, 0, 0, 1));
}

function meanRise(logMel: usize, earlier: usize, from: usize, to: usize, floor: v128, largestRise: v128): v128 {
  const zero = f32x4.splat(0);
  let sum = zero;
  for (let offset = from; offset < to; offset += vectorBytes) {
    const rise = f32x4.sub(v128.load(logMel + offset), f32x4.pmax(v128.load(earlier + offset), floor));
    sum = f32x4.add(sum, f32x4.pmin(f32x4.pmax(rise, zero), largestRise));
  }
  return to > from ? f32x4.div(sum, f32x4.splat(<f32>((to - from) >> 4))) : zero;
}

function amplitudeRise(logMel: usize, earlier: usize, from: usize, to: usize, floor: v128): v128 {
  const half = f32x4.splat(0.5);
  let sum = f32x4.splat(0);
  for (let offset = from; offset < to; offset += vectorBytes) {
    const now = v128.load(logMel + offset);
    const before = v128.load(earlier + offset);
    const counts = v128.and(f32x4.gt(now, before), f32x4.gt(now, floor));
    if (!v128.any_true(counts)) continue;
    const rise = f32x4.sub(exp2OfLanes(f32x4.mul(now, half)), exp2OfLanes(f32x4.mul(before, half)));
    sum = f32x4.add(sum, v128.and(rise, counts));
  }
  return sum;
}
