import { log2OfLanes, vectorBytes } from './lanes';

/** Power below which flatness tells nothing apart (librosa's `amin`). */
const smallestPower: f32 = 1e-10;
/** Share of the magnitude that lies below the rolloff frequency. */
const rolloffShare: f32 = 0.85;
/** So many mantissas below 2 can be multiplied without leaving the range of a float. */
const mantissasPerProduct: i32 = 64;

/**
 * What the shape of four magnitude spectra says, one vector each: centroid and bandwidth in bins (0 for silence), the logarithm to
 * base 2 of the flatness of the power (at most 0; silence 0), rolloff in bins.
 *
 * @param power address of the spectra, one vector per bin
 * @param magnitudes out: the square roots, one vector per bin
 * @param output out: four vectors
 */
export function spectralStatistics(power: usize, binCount: i32, magnitudes: usize, output: usize): void {
  storeMoments(power, binCount, magnitudes, output);
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const sum = v128.load(output, vectorBytes);
  const isSounding = f32x4.gt(sum, zero);
  const centroid = v128.and(f32x4.div(v128.load(output), sum), isSounding);

  const threshold = f32x4.mul(sum, f32x4.splat(rolloffShare));
  const end = magnitudes + ((<usize>binCount) << 4);
  let spread = zero;
  let below = zero;
  let rolloff = i32x4.splat(0);
  let distance = f32x4.neg(centroid);
  for (; magnitudes < end; magnitudes += vectorBytes) {
    const magnitude = v128.load(magnitudes);
    spread = f32x4.add(spread, f32x4.mul(magnitude, f32x4.mul(distance, distance)));
    distance = f32x4.add(distance, one);
    below = f32x4.add(below, magnitude);
    // A comparison that holds is -1.
    rolloff = i32x4.sub(rolloff, f32x4.lt(below, threshold));
  }
  v128.store(output, centroid);
  v128.store(output, v128.and(f32x4.sqrt(f32x4.div(spread, sum)), isSounding), vectorBytes);
  v128.store(output, f32x4.convert_i32x4_s(rolloff), 3 * vectorBytes);
}

/**
 * Magnitudes, their sum times position, their sum and the logarithm of the flatness, geometric over arithmetic mean of the power. The
 * logarithm of a product: exponents are added, mantissas multiplied, one logarithm at the end.
 */
function storeMoments(power: usize, binCount: i32, magnitudes: usize, output: usize): void {
  const mantissaBits = i32x4.splat(0x007fffff);
  const oneBits = i32x4.splat(0x3f800000);
  const floor = f32x4.splat(smallestPower);
  const one = f32x4.splat(1);
  let magnitudeSum = f32x4.splat(0);
  let moment = f32x4.splat(0);
  let position = f32x4.splat(0);
  let powerSum = f32x4.splat(0);
  let exponents = i32x4.splat(-127 * binCount);
  let product = one;
  const end = power + ((<usize>binCount) << 4);
  while (power < end) {
    const stop = min(end, power + ((<usize>mantissasPerProduct) << 4));
    for (; power < stop; power += vectorBytes, magnitudes += vectorBytes) {
      const value = v128.load(power);
      const magnitude = f32x4.sqrt(value);
      v128.store(magnitudes, magnitude);
      magnitudeSum = f32x4.add(magnitudeSum, magnitude);
      moment = f32x4.add(moment, f32x4.mul(magnitude, position));
      position = f32x4.add(position, one);
      const audible = f32x4.pmax(value, floor);
      powerSum = f32x4.add(powerSum, audible);
      exponents = i32x4.add(exponents, i32x4.shr_u(audible, 23));
      product = f32x4.mul(product, v128.or(v128.and(audible, mantissaBits), oneBits));
    }
    exponents = i32x4.add(exponents, i32x4.sub(i32x4.shr_u(product, 23), i32x4.splat(127)));
    product = v128.or(v128.and(product, mantissaBits), oneBits);
  }
  const perBin = f32x4.splat(1 / <f32>binCount);
  const logOfProduct = f32x4.add(f32x4.convert_i32x4_s(exponents), log2OfLanes(product));
  v128.store(output, moment);
  v128.store(output, magnitudeSum, vectorBytes);
  v128.store(output, f32x4.sub(f32x4.mul(logOfProduct, perBin), log2OfLanes(f32x4.mul(powerSum, perBin))), 2 * vectorBytes);
}
