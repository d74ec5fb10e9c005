import { vectorBytes } from './lanes';
import { medianOfNine } from './median-of-nine';

/** Keeps silence from dividing by zero. */
const smallest: f32 = 1e-30;
/** Bins between the nine medians that a wide median is taken of. */
const wideStep: i32 = 13;
const wideReach: i32 = 4 * wideStep;
/** Vectors may look three bins further. */
const spareBins: i32 = 3;

/**
 * Which share of each bin is harmonic: the median over nine frames against a median over frequency, both of power (Fitzgerald,
 * "Harmonic/Percussive Separation using Median Filtering", DAFx 2010, equation 7 with p = 2). Over frequency it is taken of nine bins up to
 * `narrowBins`, where drums are narrow; above, of nine such medians 13 bins apart (the remedian of Rousseeuw and Bassett, 1990), because
 * the harmonics of a voice with vibrato are wider than nine bins.
 *
 * @param rows address of the bin at 0 Hz in the first of nine rows of power, of which the fifth is judged
 * @param rowBytes from one to the next
 * @param binCount from 0 Hz to half the sample rate, at least 56; in the rows the spectrum goes on for four bins below and eight above
 * @param narrowBins a multiple of four
 * @param work address of binCount + 108 floats
 * @param mask out: `binCount` shares from 0 to 1, and up to three more values
 */
export function harmonicMask(rows: usize, rowBytes: usize, binCount: i32, narrowBins: i32, work: usize, mask: usize): void {
  const centre = rows + 4 * rowBytes;
  const medians = work + ((<usize>wideReach) << 2);
  const end: usize = (<usize>binCount) << 2;
  for (let offset: usize = 0; offset < end; offset += vectorBytes) {
    v128.store(medians + offset, medianOfNine(centre + offset - 16, 4));
  }
  mirrorEnds(medians, binCount - 1);
  const floor = f32x4.splat(smallest);
  const narrowEnd: usize = (<usize>narrowBins) << 2;
  for (let offset: usize = 0; offset < end; offset += vectorBytes) {
    const overTime = f32x4.pmax(medianOfNine(rows + offset, rowBytes), floor);
    const overFrequency = offset < narrowEnd ? v128.load(medians + offset) : medianOfNine(work + offset, (<usize>wideStep) << 2);
    v128.store(mask + offset, f32x4.div(overTime, f32x4.add(overTime, f32x4.pmax(overFrequency, floor))));
  }
}

/** Continues a spectrum as its own mirror image below 0 Hz and above half the sample rate. */
function mirrorEnds(bins: usize, last: i32): void {
  const top = bins + ((<usize>last) << 2);
  for (let index: usize = 1; index <= <usize>(wideReach + spareBins); index++) {
    const distance = index << 2;
    if (index <= <usize>wideReach) store<f32>(bins - distance, load<f32>(bins + distance));
    store<f32>(top + distance, load<f32>(top - distance));
  }
}
