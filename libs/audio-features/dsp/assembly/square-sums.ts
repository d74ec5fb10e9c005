import { sumOfLanes, vectorBytes } from './lanes';

/**
 * Sums of squares of consecutive blocks.
 *
 * @param blockSize samples per block, a multiple of four
 * @param output out: one float per block
 */
export function squareSums(samples: usize, blockSize: i32, blockCount: i32, output: usize): void {
  for (let block = 0; block < blockCount; block++, output += 4) {
    const end = samples + ((<usize>blockSize) << 2);
    let sums = f32x4.splat(0);
    for (; samples < end; samples += vectorBytes) {
      const values = v128.load(samples);
      sums = f32x4.add(sums, f32x4.mul(values, values));
    }
    store<f32>(output, sumOfLanes(sums));
  }
}
