import type { Biquad } from '../loudness/k-weighting-filter';

/** A second-order filter in transposed direct form II, in double precision. */
export function referenceBiquad([b0, b1, b2, a1, a2]: Biquad, samples: ArrayLike<number>): Float64Array {
  let first = 0;
  let second = 0;
  return Float64Array.from(Array.from(samples), (input) => {
    const output = b0 * input + first;
    first = b1 * input - a1 * output + second;
    second = b2 * input - a2 * output;
    return output;
  });
}
