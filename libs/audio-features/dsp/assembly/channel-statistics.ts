import { maximumOfLanes, sumOfLanes, vectorBytes } from './lanes';

/**
 * Sum, sum of squares and largest magnitude of `count` samples. The sum of squares is NaN when a sample is, the largest is not.
 *
 * @param output out: three floats
 */
export function channelStatistics(samples: usize, count: i32, output: usize): void {
  let sums = f32x4.splat(0);
  let squareSums = f32x4.splat(0);
  let largest = f32x4.splat(0);
  const vectorsEnd = samples + ((<usize>(count & ~3)) << 2);
  const end = samples + ((<usize>count) << 2);
  for (; samples < vectorsEnd; samples += vectorBytes) {
    const values = v128.load(samples);
    sums = f32x4.add(sums, values);
    squareSums = f32x4.add(squareSums, f32x4.mul(values, values));
    largest = f32x4.pmax(largest, f32x4.abs(values));
  }
  let sum = sumOfLanes(sums);
  let squareSum = sumOfLanes(squareSums);
  let peak = maximumOfLanes(largest);
  for (; samples < end; samples += 4) {
    const value = load<f32>(samples);
    sum += value;
    squareSum += value * value;
    peak = max(peak, abs(value));
  }
  store<f32>(output, sum);
  store<f32>(output, squareSum, 4);
  store<f32>(output, peak, 8);
}
