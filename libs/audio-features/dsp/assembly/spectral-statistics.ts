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
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  let sum = zero;
  let moment = zero;
  let position = zero;
  const bytes: usize = (<usize>binCount) << 4;
  for (let offset: usize = 0; offset < bytes; offset += vectorBytes) {
    const magnitude = f32x4.sqrt(v128.load(power + offset));
    v128.store(magnitudes + offset, magnitude);
    sum = f32x4.add(sum, magnitude);
    moment = f32x4.add(moment, f32x4.mul(magnitude, position));
    position = f32x4.add(position, one);
  }
  const isSounding = f32x4.gt(sum, zero);
  const centroid = v128.and(f32x4.div(moment, sum), isSounding);

  const threshold = f32x4.mul(sum, f32x4.splat(rolloffShare));
  let spread = zero;
  let below = zero;
  let rolloff = zero;
  position = zero;
  for (let offset: usize = 0; offset < bytes; offset += vectorBytes) {
    const magnitude = v128.load(magnitudes + offset);
    const distance = f32x4.sub(position, centroid);
    spread = f32x4.add(spread, f32x4.mul(magnitude, f32x4.mul(distance, distance)));
    below = f32x4.add(below, magnitude);
    rolloff = f32x4.add(rolloff, v128.and(f32x4.lt(below, threshold), one));
    position = f32x4.add(position, one);
  }
  const bandwidth = v128.and(f32x4.sqrt(f32x4.div(spread, sum)), isSounding);

  v128.store(output, centroid);
  v128.store(output, bandwidth, vectorBytes);
  storeLogFlatness(power, binCount, output + 2 * vectorBytes);
  v128.store(output, rolloff, 3 * vectorBytes);
}

/** Geometric over arithmetic mean. The logarithm of a product: exponents are added, mantissas multiplied, one logarithm at the end. */
function storeLogFlatness(power: usize, binCount: i32, output: usize): void {
  const mantissaBits = i32x4.splat(0x007fffff);
  const oneBits = i32x4.splat(0x3f800000);
  const floor = f32x4.splat(smallestPower);
  let sum = f32x4.splat(0);
  let exponents = i32x4.splat(0);
  let product = f32x4.splat(1);
  const end = power + ((<usize>binCount) << 4);
  while (power < end) {
    const stop = min(end, power + ((<usize>mantissasPerProduct) << 4));
    for (; power < stop; power += vectorBytes) {
      const value = f32x4.pmax(v128.load(power), floor);
      sum = f32x4.add(sum, value);
      exponents = i32x4.add(exponents, i32x4.shr_u(value, 23));
      product = f32x4.mul(product, v128.or(v128.and(value, mantissaBits), oneBits));
    }
    exponents = i32x4.add(exponents, i32x4.sub(i32x4.shr_u(product, 23), i32x4.splat(127)));
    product = v128.or(v128.and(product, mantissaBits), oneBits);
  }
  const perBin = f32x4.splat(1 / <f32>binCount);
  const unbiased = i32x4.sub(exponents, i32x4.splat(127 * binCount));
  const logOfProduct = f32x4.add(f32x4.convert_i32x4_s(unbiased), log2OfLanes(product));
  const logOfMean = log2OfLanes(f32x4.mul(sum, perBin));
  v128.store(output, f32x4.sub(f32x4.mul(logOfProduct, perBin), logOfMean));
}
