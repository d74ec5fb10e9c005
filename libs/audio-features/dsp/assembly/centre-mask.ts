import { vectorBytes } from './lanes';

const smallest: f32 = 1e-30;

/**
 * Which share of the middle of a stereo pair is really in the centre: its power less that of the side, over its power, both averaged
 * over three frames and three bins. What is hard left, hard right or unrelated on both sides has as much power in the middle as in the
 * side, so it counts nothing (Wiener filter; Merimaa, Goodwin and Jot, "Correlation-based ambience extraction from stereo recordings",
 * AES 123, 2007).
 *
 * @param powers address of the bin at 0 Hz of the judged frame, as `pairPowers` adds them; its neighbours lie `rowBytes` around
 * @param correlations the same of `pairCorrelations`
 * @param binCount rounded up to a multiple of four
 * @param mask out: `binCount` shares from 0 to 1
 */
export function centreMask(powers: usize, correlations: usize, rowBytes: usize, binCount: i32, mask: usize): void {
  const zero = f32x4.splat(0);
  const floor = f32x4.splat(smallest);
  const end: usize = (<usize>binCount) << 2;
  for (let offset: usize = 0; offset < end; offset += vectorBytes) {
    const correlation = f32x4.pmax(sumAround(correlations + offset, rowBytes), zero);
    const twice = f32x4.add(correlation, correlation);
    // Four times the power of the middle, A + B over 2.
    const middle = f32x4.pmax(f32x4.add(sumAround(powers + offset, rowBytes), twice), floor);
    v128.store(mask + offset, f32x4.div(f32x4.add(twice, twice), middle));
  }
}

function sumAround(address: usize, rowBytes: usize): v128 {
  return f32x4.add(sumOfThree(address - rowBytes), f32x4.add(sumOfThree(address), sumOfThree(address + rowBytes)));
}

function sumOfThree(address: usize): v128 {
  return f32x4.add(v128.load(address - 4), f32x4.add(v128.load(address), v128.load(address + 4)));
}
