import { sumOfLanes, vectorBytes } from './lanes';

/**
 * Sums of left x left, right x right and left x right over `count` samples.
 *
 * @param output out: three floats
 */
export function stereoSums(left: usize, right: usize, count: i32, output: usize): void {
  let leftSquares = f32x4.splat(0);
  let rightSquares = f32x4.splat(0);
  let products = f32x4.splat(0);
  const vectorsEnd = left + ((<usize>(count & ~3)) << 2);
  const end = left + ((<usize>count) << 2);
  for (; left < vectorsEnd; left += vectorBytes, right += vectorBytes) {
    const l = v128.load(left);
    const r = v128.load(right);
    leftSquares = f32x4.add(leftSquares, f32x4.mul(l, l));
    rightSquares = f32x4.add(rightSquares, f32x4.mul(r, r));
    products = f32x4.add(products, f32x4.mul(l, r));
  }
  let leftSum = sumOfLanes(leftSquares);
  let rightSum = sumOfLanes(rightSquares);
  let productSum = sumOfLanes(products);
  for (; left < end; left += 4, right += 4) {
    const l = load<f32>(left);
    const r = load<f32>(right);
    leftSum += l * l;
    rightSum += r * r;
    productSum += l * r;
  }
  store<f32>(output, leftSum);
  store<f32>(output, rightSum, 4);
  store<f32>(output, productSum, 8);
}
