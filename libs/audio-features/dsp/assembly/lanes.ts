/** Bytes of one vector: four floats or two doubles. */
export const vectorBytes: usize = 16;

/** One float from memory in all four lanes. */
export function splatAt(address: usize): v128 {
  return v128.load_splat<f32>(address);
}

/** The sum of four lanes. */
export function sumOfLanes(lanes: v128): f32 {
  return f32x4.extract_lane(lanes, 0) + f32x4.extract_lane(lanes, 1) + (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
}

/** The largest of four lanes; NaN when one is NaN. */
export function maximumOfLanes(lanes: v128): f32 {
  return max(
    max(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1)),
    max(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)),
  );
}

/** The smallest of four lanes. */
export function minimumOfLanes(lanes: v128): f32 {
  return min(
    min(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1)),
    min(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)),
  );
}

/**
 * Logarithm to base 2 of positive normal floats, exact to single precision: the exponent, and the series of
 * 2 atanh((m - 1) / (m + 1)) for a mantissa between sqrt(1/2) and sqrt(2).
 */
export function log2OfLanes(values: v128): v128 {
  const sqrtOfHalfBits = i32x4.splat(0x3f3504f3);
  const exponent = i32x4.shr_s(i32x4.sub(values, sqrtOfHalfBits), 23);
  const mantissa = i32x4.sub(values, i32x4.shl(exponent, 23));
  const one = f32x4.splat(1);
  const t = f32x4.div(f32x4.sub(mantissa, one), f32x4.add(mantissa, one));
  const square = f32x4.mul(t, t);
  let series = f32x4.add(f32x4.mul(square, f32x4.splat(0.41219858)), f32x4.splat(0.57707802));
  series = f32x4.add(f32x4.mul(square, series), f32x4.splat(0.96179669));
  series = f32x4.add(f32x4.mul(square, series), f32x4.splat(2.88539008));
  return f32x4.add(f32x4.convert_i32x4_s(exponent), f32x4.mul(t, series));
}

/** Two to the power of each lane, exact to single precision; below -126 as at -126. */
export function exp2OfLanes(values: v128): v128 {
  const exponents = f32x4.pmax(values, f32x4.splat(-126));
  const whole = f32x4.nearest(exponents);
  const rest = f32x4.sub(exponents, whole);
  let series = f32x4.add(f32x4.mul(rest, f32x4.splat(0.000154035)), f32x4.splat(0.00133335581));
  series = f32x4.add(f32x4.mul(rest, series), f32x4.splat(0.00961812911));
  series = f32x4.add(f32x4.mul(rest, series), f32x4.splat(0.0555041087));
  series = f32x4.add(f32x4.mul(rest, series), f32x4.splat(0.240226507));
  series = f32x4.add(f32x4.mul(rest, series), f32x4.splat(0.693147181));
  series = f32x4.add(f32x4.mul(rest, series), f32x4.splat(1));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(series, scale);
}
