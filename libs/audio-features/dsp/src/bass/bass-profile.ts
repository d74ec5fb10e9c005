import type { MeasuredFeatures } from '@earshot/contracts';

import type { AverageSpectrum, BandBalance } from '../spectral/band-balance';
import { midSideEnergies } from '../stereo/mid-side';
import type { StereoSums } from '../stereo/stereo-meter';
import { bassFundamental } from './bass-fundamental';

/** With less than this share of the power below 250 Hz there is no bass to name a note of. */
const smallestBassShare = 0.01;

/**
 * The low end: shares of power of sub (20 to 60 Hz) and bass (60 to 250 Hz), the share of the energy below 120 Hz that lies in the
 * middle (1 = mono, also without any), and the strongest low frequency in Hz, null without one. The bands are those of the balance; the
 * middle is half the sum of left and right, what the lateral cut of a record keeps (Katz, "Mastering Audio", 2002).
 */
export function measureBassProfile(balance: BandBalance, spectrum: AverageSpectrum, lowBand: StereoSums): MeasuredFeatures['bass'] {
  const shareOf = (name: string) => balance.find((band) => band.name === name)?.share ?? 0;
  const subShare = shareOf('sub');
  const bassShare = shareOf('bass');
  const { mid, side } = midSideEnergies(lowBand);
  return {
    subShare,
    bassShare,
    monoBelow120Hz: mid + side === 0 ? 1 : mid / (mid + side),
    fundamentalHz: subShare + bassShare < smallestBassShare ? null : bassFundamental(spectrum),
  };
}
