import { vectorBytes } from './lanes';

/**
 * Energy (sum of squares) of two K-weighted channels (ITU-R BS.1770-4, annex 1): high shelf, then high-pass, in double precision,
 * one channel per lane.
 *
 * @param first address of the samples of one channel
 * @param second address of the samples of the other
 * @param coefficients address of ten doubles: b0 b1 b2 a1 a2 of the shelf, then of the high-pass
 * @param state address of four vectors of two doubles, carried from call to call
 * @param output out: two doubles
 */
export function kWeightedEnergies(first: usize, second: usize, count: i32, coefficients: usize, state: usize, output: usize): void {
  const shelfB0 = v128.load_splat<f64>(coefficients);
  const shelfB1 = v128.load_splat<f64>(coefficients, 8);
  const shelfB2 = v128.load_splat<f64>(coefficients, 16);
  const shelfA1 = v128.load_splat<f64>(coefficients, 24);
  const shelfA2 = v128.load_splat<f64>(coefficients, 32);
  const passB0 = v128.load_splat<f64>(coefficients, 40);
  const passB1 = v128.load_splat<f64>(coefficients, 48);
  const passB2 = v128.load_splat<f64>(coefficients, 56);
  const passA1 = v128.load_splat<f64>(coefficients, 64);
  const passA2 = v128.load_splat<f64>(coefficients, 72);
  let shelf1 = v128.load(state);
  let shelf2 = v128.load(state, vectorBytes);
  let pass1 = v128.load(state, 2 * vectorBytes);
  let pass2 = v128.load(state, 3 * vectorBytes);
  let energy = f64x2.splat(0);

  const end = first + ((<usize>count) << 2);
  for (; first < end; first += 4, second += 4) {
    const input = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(first)), 1, <f64>load<f32>(second));
    const shelved = f64x2.add(f64x2.mul(input, shelfB0), shelf1);
    shelf1 = f64x2.sub(f64x2.add(f64x2.mul(input, shelfB1), shelf2), f64x2.mul(shelved, shelfA1));
    shelf2 = f64x2.sub(f64x2.mul(input, shelfB2), f64x2.mul(shelved, shelfA2));
    const weighted = f64x2.add(f64x2.mul(shelved, passB0), pass1);
    pass1 = f64x2.sub(f64x2.add(f64x2.mul(shelved, passB1), pass2), f64x2.mul(weighted, passA1));
    pass2 = f64x2.sub(f64x2.mul(shelved, passB2), f64x2.mul(weighted, passA2));
    energy = f64x2.add(energy, f64x2.mul(weighted, weighted));
  }

  v128.store(state, withoutDenormals(shelf1));
  v128.store(state, withoutDenormals(shelf2), vectorBytes);
  v128.store(state, withoutDenormals(pass1), 2 * vectorBytes);
  v128.store(state, withoutDenormals(pass2), 3 * vectorBytes);
  v128.store(output, energy);
}

/** In long silence a filter decays into denormals, which are a hundred times slower than zeros. */
export function withoutDenormals(state: v128): v128 {
  return v128.and(state, f64x2.gt(f64x2.abs(state), f64x2.splat(1e-30)));
}
