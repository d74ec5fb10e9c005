import { sumOfLanes, vectorBytes } from './lanes';

/**
 * Every `factor`-th weighted mean of a signal: a low-pass that needs no more work than its output is worth.
 *
 * @param samples address of the first sample of the first mean
 * @param weights address of one weight per sample of a mean
 * @param weightCount samples per mean, a multiple of four
 * @param count number of means
 * @param output out: `count` floats
 */
export function decimate(samples: usize, factor: i32, weights: usize, weightCount: i32, count: i32, output: usize): void {
  const weightBytes: usize = (<usize>weightCount) << 2;
  for (let index = 0; index < count; index++, samples += (<usize>factor) << 2, output += 4) {
    let sum = f32x4.splat(0);
    for (let offset: usize = 0; offset < weightBytes; offset += vectorBytes) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(samples + offset), v128.load(weights + offset)));
    }
    store<f32>(output, sumOfLanes(sum));
  }
}
