import { withoutDenormals } from './k-weighting';
import { vectorBytes } from './lanes';

/**
 * Sums of left x left, right x right and left x right below a corner frequency: two biquads in a row, in double precision, one
 * channel per lane.
 *
 * @param coefficients address of ten doubles: b0 b1 b2 a1 a2 of the first, then of the second biquad
 * @param state address of four vectors of two doubles, carried from call to call
 * @param output out: three doubles
 */
export function lowBandSums(left: usize, right: usize, count: i32, coefficients: usize, state: usize, output: usize): void {
  const firstB0 = v128.load_splat<f64>(coefficients);
  const firstB1 = v128.load_splat<f64>(coefficients, 8);
  const firstB2 = v128.load_splat<f64>(coefficients, 16);
  const firstA1 = v128.load_splat<f64>(coefficients, 24);
  const firstA2 = v128.load_splat<f64>(coefficients, 32);
  const secondB0 = v128.load_splat<f64>(coefficients, 40);
  const secondB1 = v128.load_splat<f64>(coefficients, 48);
  const secondB2 = v128.load_splat<f64>(coefficients, 56);
  const secondA1 = v128.load_splat<f64>(coefficients, 64);
  const secondA2 = v128.load_splat<f64>(coefficients, 72);
  let first1 = v128.load(state);
  let first2 = v128.load(state, vectorBytes);
  let second1 = v128.load(state, 2 * vectorBytes);
  let second2 = v128.load(state, 3 * vectorBytes);
  let squares = f64x2.splat(0);
  let products = f64x2.splat(0);

  const end = left + ((<usize>count) << 2);
  for (; left < end; left += 4, right += 4) {
    const input = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(left)), 1, <f64>load<f32>(right));
    const between = f64x2.add(f64x2.mul(input, firstB0), first1);
    first1 = f64x2.sub(f64x2.add(f64x2.mul(input, firstB1), first2), f64x2.mul(between, firstA1));
    first2 = f64x2.sub(f64x2.mul(input, firstB2), f64x2.mul(between, firstA2));
    const low = f64x2.add(f64x2.mul(between, secondB0), second1);
    second1 = f64x2.sub(f64x2.add(f64x2.mul(between, secondB1), second2), f64x2.mul(low, secondA1));
    second2 = f64x2.sub(f64x2.mul(between, secondB2), f64x2.mul(low, secondA2));
    squares = f64x2.add(squares, f64x2.mul(low, low));
    products = f64x2.add(products, f64x2.mul(low, v128.shuffle<i64>(low, low, 1, 0)));
  }

  v128.store(state, withoutDenormals(first1));
  v128.store(state, withoutDenormals(first2), vectorBytes);
  v128.store(state, withoutDenormals(second1), 2 * vectorBytes);
  v128.store(state, withoutDenormals(second2), 3 * vectorBytes);
  store<f64>(output, f64x2.extract_lane(squares, 0));
  store<f64>(output, f64x2.extract_lane(squares, 1), 8);
  store<f64>(output, f64x2.extract_lane(products, 0), 16);
}
