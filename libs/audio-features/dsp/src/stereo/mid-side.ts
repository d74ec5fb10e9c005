import type { StereoSums } from './stereo-meter';

/** Energies of middle (L + R) / 2 and side (L - R) / 2; never negative, whatever the rounding. */
export function midSideEnergies({ leftSquares, rightSquares, products }: StereoSums): { readonly mid: number; readonly side: number } {
  const both = leftSquares + rightSquares;
  return { mid: Math.max(0, both + 2 * products) / 4, side: Math.max(0, both - 2 * products) / 4 };
}
