import type { MeasuredFeatures } from '@earshot/contracts';

import { midSideEnergies } from './mid-side';
import type { StereoSums, StereoTotals } from './stereo-meter';

/** Ratios of which one side is silent end here. */
const largestRatioDb = 100;
/** What has nothing in common loses 3 dB in mono; more means that something cancels. */
const largestLossDb = 3.5;
/** A low end with less than this share of the energy cannot spoil the mono sum. */
const smallestLowShare = 0.001;

/**
 * How the sound lies between left and right, over the whole file (Katz, "Mastering Audio", 2002; Blumlein's sum and difference, 1931):
 * - `correlation`: normalised cross-correlation, -1 (opposed) to 1 (equal), as a goniometer's meter shows; 1 for mono and silence, 0
 *   when only one channel sounds;
 * - `width`: amplitude of side over middle, 0 (mono) to 1 (nothing in common, or opposed);
 * - `balanceDb`: right over left, positive leans right, within 100 dB;
 * - `midSideRatioDb`: energy of middle over side, within 100 dB; 100 for mono and silence;
 * - `monoCompatible`: neither the whole nor the low end below 120 Hz loses more than 3.5 dB in the mono sum.
 */
export function measureStereoImage({ fullBand, lowBand }: StereoTotals): MeasuredFeatures['stereo'] {
  const { mid, side } = midSideEnergies(fullBand);
  return {
    width: side === 0 ? 0 : Math.min(1, Math.sqrt(side / mid)),
    correlation: correlationOf(fullBand),
    balanceDb: ratioDb(fullBand.rightSquares, fullBand.leftSquares),
    midSideRatioDb: side === 0 ? largestRatioDb : ratioDb(mid, side),
    monoCompatible: lossInMonoDb(fullBand) <= largestLossDb && (isNegligible(lowBand, fullBand) || lossInMonoDb(lowBand) <= largestLossDb),
  };
}

function correlationOf({ leftSquares, rightSquares, products }: StereoSums): number {
  if (leftSquares === 0 && rightSquares === 0) return 1;
  const scale = Math.sqrt(leftSquares * rightSquares);
  return scale === 0 ? 0 : Math.min(1, Math.max(-1, products / scale));
}

function ratioDb(above: number, below: number): number {
  if (above === 0 && below === 0) return 0;
  const decibels = 10 * Math.log10(above / below);
  return Math.min(largestRatioDb, Math.max(-largestRatioDb, decibels));
}

function lossInMonoDb(sums: StereoSums): number {
  const { mid, side } = midSideEnergies(sums);
  return mid + side === 0 ? 0 : -10 * Math.log10(mid / (mid + side));
}

const isNegligible = (part: StereoSums, whole: StereoSums) =>
  part.leftSquares + part.rightSquares < smallestLowShare * (whole.leftSquares + whole.rightSquares);
