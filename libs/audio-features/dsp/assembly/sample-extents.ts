import { maximumOfLanes, minimumOfLanes, sumOfLanes, vectorBytes } from './lanes';

/**
 * Lowest, highest and sum of squares of the samples of consecutive blocks.
 *
 * @param blockSize samples per block, > 0
 * @param output out: three floats per block
 */
export function sampleExtents(samples: usize, blockSize: i32, blockCount: i32, output: usize): void {
  for (let block = 0; block < blockCount; block++, output += 12) {
    const first = v128.load_splat<f32>(samples);
    let lowest = first;
    let highest = first;
    let squareSums = f32x4.splat(0);
    const vectorsEnd = samples + ((<usize>(blockSize & ~3)) << 2);
    const end = samples + ((<usize>blockSize) << 2);
    for (; samples < vectorsEnd; samples += vectorBytes) {
      const values = v128.load(samples);
      lowest = f32x4.pmin(lowest, values);
      highest = f32x4.pmax(highest, values);
      squareSums = f32x4.add(squareSums, f32x4.mul(values, values));
    }
    let low = minimumOfLanes(lowest);
    let high = maximumOfLanes(highest);
    let squareSum = sumOfLanes(squareSums);
    for (; samples < end; samples += 4) {
      const value = load<f32>(samples);
      low = min(low, value);
      high = max(high, value);
      squareSum += value * value;
    }
    store<f32>(output, low);
    store<f32>(output, high, 4);
    store<f32>(output, squareSum, 8);
  }
}
