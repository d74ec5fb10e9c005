import { vectorBytes } from './lanes';
import { medianOfNine } from './median-of-nine';

/** Keeps silence from dividing by zero. */
const smallest: f32 = 1e-30;

/**
 * Which share of each bin is harmonic: the median over nine frames against the median over nine bins, both of power (Fitzgerald,
 * "Harmonic/Percussive Separation using Median Filtering", DAFx 2010, equation 7 with p = 2).
 *
 * @param rows address of the bin at 0 Hz in the first of nine rows of power, of which the fifth is judged
 * @param rowBytes from one to the next
 * @param binCount rounded up to a multiple of four
 * @param mask out: `binCount` shares from 0 to 1
 */
export function harmonicMask(rows: usize, rowBytes: usize, binCount: i32, mask: usize): void {
  const centre = rows + 4 * rowBytes;
  const floor = f32x4.splat(smallest);
  const end: usize = (<usize>binCount) << 2;
  for (let offset: usize = 0; offset < end; offset += vectorBytes) {
    const overTime = f32x4.pmax(medianOfNine(rows + offset, rowBytes), floor);
    const overFrequency = f32x4.pmax(medianOfNine(centre + offset - 16, 4), floor);
    v128.store(mask + offset, f32x4.div(overTime, f32x4.add(overTime, overFrequency)));
  }
}
