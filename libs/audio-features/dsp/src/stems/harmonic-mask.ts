import type { Kernels } from '../kernels/kernels';
import { MaskRows } from './mask-rows';
import { SpectrumRows } from './spectrum-rows';
import type { StemMask } from './stem-mask';

const reach = 4;

/**
 * The harmonic share by medians over nine frames and over nine bins of the power of all channels together (Fitzgerald, "Harmonic/Percussive
 * Separation using Median Filtering", DAFx 2010; the soft masks of Driedger, Müller and Disch, ISMIR 2014): 0.42 s by 48 Hz. One mask for
 * all channels keeps every sound where it is in the stereo image.
 */
export class HarmonicMask implements StemMask {
  private readonly powers: SpectrumRows;
  private readonly masks: MaskRows;

  constructor(
    private readonly kernels: Kernels,
    private readonly fftSize: number,
  ) {
    this.powers = new SpectrumRows(kernels, fftSize);
    this.masks = new MaskRows(kernels, fftSize);
  }

  get rowBytes(): number {
    return this.masks.rowBytes;
  }

  append(spectra: readonly number[]): void {
    const { pairPowers } = this.kernels.functions;
    this.powers.append((rows, rowBytes) => {
      for (const pair of spectra) pairPowers(pair, this.fftSize, rows, rowBytes);
    });
  }

  endAfter(lastWholeFrame: number): void {
    this.powers.endAfter(lastWholeFrame);
  }

  judge(): number {
    const { powers, masks } = this;
    const { harmonicMask } = this.kernels.functions;
    masks.fill((row, mask) => harmonicMask(powers.addressOf(row - reach), powers.rowBytes, masks.binCount, mask));
    return masks.address;
  }
}
