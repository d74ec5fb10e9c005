import { vectorBytes } from './lanes';

/** Smaller magnitudes count as zero, and zero as positive (librosa's `threshold` and `zero_pos`). */
const threshold: f32 = 1e-10;

/** Counts the samples whose sign differs from that of the sample before; there must be a sample before the first. */
export function countZeroCrossings(samples: usize, count: i32): i32 {
  const thresholds = f32x4.splat(threshold);
  const vectorsEnd = samples + ((<usize>(count & ~3)) << 2);
  const end = samples + ((<usize>count) << 2);
  let crossings = 0;
  for (; samples < vectorsEnd; samples += vectorBytes) {
    const isNegative = f32x4.lt(v128.load(samples), f32x4.neg(thresholds));
    const wasNegative = f32x4.lt(v128.load(samples - 4), f32x4.neg(thresholds));
    crossings += popcnt(i32x4.bitmask(v128.xor(isNegative, wasNegative)));
  }
  for (; samples < end; samples += 4) {
    if (load<f32>(samples) < -threshold != load<f32>(samples - 4) < -threshold) crossings++;
  }
  return crossings;
}
