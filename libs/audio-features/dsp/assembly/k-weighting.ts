import { vectorBytes } from './lanes';

/**
 * Energies (sums of squares) of consecutive stretches of two K-weighted channels (ITU-R BS.1770-4, annex 1), in double precision,
 * one channel per lane: a high shelf, then a high-pass with a double zero at 0 Hz. Arranged so that a sample waits for the one before it
 * for one multiplication and one subtraction only.
 *
 * @param first address of the samples of one channel
 * @param second address of the samples of the other
 * @param lengths address of one i32 per stretch: number of samples
 * @param coefficients address of six doubles: b1 b2 a1 a2 of the shelf with b0 = 1, a1 a2 of the high-pass with b = 1, -2, 1
 * @param state address of six vectors of two doubles, carried from call to call
 * @param output out: two doubles per stretch
 */
export function kWeightedEnergies(
  first: usize,
  second: usize,
  lengths: usize,
  stretchCount: i32,
  coefficients: usize,
  state: usize,
  output: usize,
): void {
  const shelfB1 = v128.load_splat<f64>(coefficients);
  const shelfB2 = v128.load_splat<f64>(coefficients, 8);
  const shelfA1 = v128.load_splat<f64>(coefficients, 16);
  const shelfA2 = v128.load_splat<f64>(coefficients, 24);
  const passA1 = v128.load_splat<f64>(coefficients, 32);
  const passA2 = v128.load_splat<f64>(coefficients, 40);
  let shelved = v128.load(state);
  let shelfNext = v128.load(state, vectorBytes);
  let shelfLater = v128.load(state, 2 * vectorBytes);
  let weighted = v128.load(state, 3 * vectorBytes);
  let passNext = v128.load(state, 4 * vectorBytes);
  let passLater = v128.load(state, 5 * vectorBytes);

  for (let stretch = 0; stretch < stretchCount; stretch++, lengths += 4, output += vectorBytes) {
    const end = first + ((<usize>load<i32>(lengths)) << 2);
    let energy = f64x2.splat(0);
    for (; first < end; first += 4, second += 4) {
      const input = f64x2.promote_low_f32x4(v128.load_lane<f32>(second, v128.load32_zero(first), 1));
      shelved = f64x2.sub(f64x2.add(input, shelfNext), f64x2.mul(shelved, shelfA1));
      shelfNext = f64x2.add(f64x2.mul(input, shelfB1), shelfLater);
      shelfLater = f64x2.sub(f64x2.mul(input, shelfB2), f64x2.mul(shelved, shelfA2));
      weighted = f64x2.sub(f64x2.add(shelved, passNext), f64x2.mul(weighted, passA1));
      passNext = f64x2.sub(passLater, f64x2.add(shelved, shelved));
      passLater = f64x2.sub(shelved, f64x2.mul(weighted, passA2));
      energy = f64x2.add(energy, f64x2.mul(weighted, weighted));
    }
    v128.store(output, energy);
  }

  v128.store(state, withoutDenormals(shelved));
  v128.store(state, withoutDenormals(shelfNext), vectorBytes);
  v128.store(state, withoutDenormals(shelfLater), 2 * vectorBytes);
  v128.store(state, withoutDenormals(weighted), 3 * vectorBytes);
  v128.store(state, withoutDenormals(passNext), 4 * vectorBytes);
  v128.store(state, withoutDenormals(passLater), 5 * vectorBytes);
}

/** In long silence a filter decays into denormals, which are a hundred times slower than zeros. */
export function withoutDenormals(state: v128): v128 {
  return v128.and(state, f64x2.gt(f64x2.abs(state), f64x2.splat(1e-30)));
}
