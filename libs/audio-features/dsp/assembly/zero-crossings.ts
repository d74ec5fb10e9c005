import { vectorBytes } from './lanes';

/** Smaller magnitudes count as zero, and zero as positive (librosa's `threshold` and `zero_pos`). */
const threshold: f32 = 1e-10;

/**
 * Counts the samples whose sign differs from that of the sample before, which must be there, in consecutive blocks.
 *
 * @param output out: one i32 per block
 */
export function countZeroCrossings(samples: usize, blockSize: i32, blockCount: i32, output: usize): void {
  const lowest = f32x4.splat(-threshold);
  for (let block = 0; block < blockCount; block++, output += 4) {
    const vectorsEnd = samples + ((<usize>(blockSize & ~3)) << 2);
    const end = samples + ((<usize>blockSize) << 2);
    let crossings = 0;
    for (; samples < vectorsEnd; samples += vectorBytes) {
      const changes = v128.xor(f32x4.lt(v128.load(samples), lowest), f32x4.lt(v128.load(samples - 4), lowest));
      crossings += popcnt(i32x4.bitmask(changes));
    }
    for (; samples < end; samples += 4) {
      if (load<f32>(samples) < -threshold != load<f32>(samples - 4) < -threshold) crossings++;
    }
    store<i32>(output, crossings);
  }
}
