import { sumOfLanes, vectorBytes } from './lanes';
import { medianOfSeventeen } from './median-of-seventeen';

/** Rows, and bins, that a median is taken over. */
const medianLength: usize = 17;
/** Keeps silence from dividing by zero. */
const smallest: f32 = 1e-30;

/**
 * How much of the power of one spectrum is harmonic and how much percussive: soft masks from the median over time and the median
 * over frequency (Fitzgerald, "Harmonic/Percussive Separation using Median Filtering", DAFx 2010).
 *
 * @param rows address of 17 power spectra of consecutive times in any order
 * @param rowBytes from one to the next
 * @param centreRow which of them is in the middle
 * @param firstBin first bin to look at, >= 8
 * @param binCount number of bins to look at, a multiple of four; 8 more must be readable
 * @param output in and out: two floats, harmonic and percussive power are added
 */
export function medianMaskEnergies(rows: usize, rowBytes: usize, centreRow: i32, firstBin: i32, binCount: i32, output: usize): void {
  const centre = rows + <usize>centreRow * rowBytes;
  const reach = 4 * (medianLength >> 1);
  const floor = f32x4.splat(smallest);
  let harmonic = f32x4.splat(0);
  let percussive = f32x4.splat(0);
  let offset: usize = (<usize>firstBin) << 2;
  const end = offset + ((<usize>binCount) << 2);
  for (; offset < end; offset += vectorBytes) {
    const power = v128.load(centre + offset);
    const overTime = f32x4.pmax(medianOfSeventeen(rows + offset, rowBytes), floor);
    const overFrequency = f32x4.pmax(medianOfSeventeen(centre + offset - reach, 4), floor);
    const share = f32x4.div(overTime, f32x4.add(overTime, overFrequency));
    const rest = f32x4.sub(f32x4.splat(1), share);
    harmonic = f32x4.add(harmonic, f32x4.mul(power, f32x4.mul(share, share)));
    percussive = f32x4.add(percussive, f32x4.mul(power, f32x4.mul(rest, rest)));
  }
  store<f32>(output, load<f32>(output) + sumOfLanes(harmonic));
  store<f32>(output, load<f32>(output, 4) + sumOfLanes(percussive), 4);
}
