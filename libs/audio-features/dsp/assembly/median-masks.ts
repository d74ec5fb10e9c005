import { sumOfLanes, vectorBytes } from './lanes';
import { middleThreeOfFifteen, middleTwoOfSixteen } from './middle-values';

/** Keeps silence from dividing by zero. */
const smallest: f32 = 1e-30;

/**
 * How much of the power of two spectra, two rows apart, is harmonic and how much percussive: soft masks from medians over 17 rows
 * and over 17 bins (Fitzgerald, "Harmonic/Percussive Separation using Median Filtering", DAFx 2010). Neighbouring medians have all
 * but one or two of their values in common, whose middle is found once for both.
 *
 * @param rows address of 19 power spectra of consecutive times; the ninth and the eleventh are judged
 * @param rowBytes from one to the next. A row has four floats, the even bins, four floats, then the same with the odd bins; the four
 *   stand for bins outside
 * @param binCount number of bins, a multiple of eight
 * @param work address of three vectors
 * @param output in and out: four floats, harmonic and percussive power of either are added
 */
export function medianMaskEnergies(rows: usize, rowBytes: usize, binCount: i32, work: usize, output: usize): void {
  const halfBytes = rowBytes >> 1;
  const early = rows + 8 * rowBytes;
  const late = rows + 10 * rowBytes;
  const lateOutput = output + 8;
  const end = ((<usize>binCount) << 1) + vectorBytes;
  for (let even = vectorBytes; even < end; even += vectorBytes) {
    const odd = even + halfBytes;
    middleThreeOfFifteen(rows + 2 * rowBytes + even, rowBytes, work);
    const earlyEven = medianOfFive(work, v128.load(rows + even), v128.load(rows + rowBytes + even));
    const lateEven = medianOfFive(work, v128.load(rows + 17 * rowBytes + even), v128.load(rows + 18 * rowBytes + even));
    middleThreeOfFifteen(rows + 2 * rowBytes + odd, rowBytes, work);
    const earlyOdd = medianOfFive(work, v128.load(rows + odd), v128.load(rows + rowBytes + odd));
    const lateOdd = medianOfFive(work, v128.load(rows + 17 * rowBytes + odd), v128.load(rows + 18 * rowBytes + odd));
    addShares(early + even, early + odd, earlyEven, earlyOdd, work, output);
    addShares(late + even, late + odd, lateEven, lateOdd, work, lateOutput);
  }
}

/** The median of fifteen values, whose middle three are given, and two more: neither the smallest nor the largest of the five. */
function medianOfFive(middleThree: usize, first: v128, second: v128): v128 {
  const low = i32x4.max_s(v128.load(middleThree), i32x4.min_s(first, second));
  const middle = v128.load(middleThree, vectorBytes);
  const high = i32x4.min_s(v128.load(middleThree, 2 * vectorBytes), i32x4.max_s(first, second));
  return i32x4.max_s(i32x4.min_s(low, high), i32x4.min_s(i32x4.max_s(low, high), middle));
}

/** Adds the harmonic and the percussive power of four even and four odd bins to two floats. */
function addShares(evens: usize, odds: usize, evenOverTime: v128, oddOverTime: v128, work: usize, output: usize): void {
  middleTwoOfSixteen(evens - 12, odds - vectorBytes, work);
  const low = v128.load(work);
  const high = v128.load(work, vectorBytes);
  const evenShare = harmonicShare(evenOverTime, i32x4.max_s(low, i32x4.min_s(high, v128.load(evens - vectorBytes))));
  const oddShare = harmonicShare(oddOverTime, i32x4.max_s(low, i32x4.min_s(high, v128.load(odds + vectorBytes))));
  const evenRest = f32x4.sub(f32x4.splat(1), evenShare);
  const oddRest = f32x4.sub(f32x4.splat(1), oddShare);
  const evenPower = v128.load(evens);
  const oddPower = v128.load(odds);
  const harmonic = f32x4.add(f32x4.mul(evenPower, f32x4.mul(evenShare, evenShare)), f32x4.mul(oddPower, f32x4.mul(oddShare, oddShare)));
  const percussive = f32x4.add(f32x4.mul(evenPower, f32x4.mul(evenRest, evenRest)), f32x4.mul(oddPower, f32x4.mul(oddRest, oddRest)));
  store<f32>(output, load<f32>(output) + sumOfLanes(harmonic));
  store<f32>(output, load<f32>(output, 4) + sumOfLanes(percussive), 4);
}

function harmonicShare(overTime: v128, overFrequency: v128): v128 {
  const harmonic = f32x4.pmax(overTime, f32x4.splat(smallest));
  return f32x4.div(harmonic, f32x4.add(harmonic, f32x4.pmax(overFrequency, f32x4.splat(smallest))));
}
