import type { Kernels } from '../../kernels/kernels';
import { MaskRows } from './mask-rows';
import { SpectrumRows } from './spectrum-rows';
import type { StemMask } from './stem-mask';

/**
 * Which share of the sum of both channels is equal in both: described with the kernel `centreMask`. For one pair of channels, left and
 * right.
 */
export class CentreMask implements StemMask {
  private readonly powers: SpectrumRows;
  private readonly correlations: SpectrumRows;
  private readonly masks: MaskRows;

  constructor(
    private readonly kernels: Kernels,
    private readonly fftSize: number,
  ) {
    this.powers = new SpectrumRows(kernels, fftSize);
    this.correlations = new SpectrumRows(kernels, fftSize);
    this.masks = new MaskRows(kernels, fftSize);
  }

  get rowBytes(): number {
    return this.masks.rowBytes;
  }

  append([pair = 0]: readonly number[]): void {
    const { pairPowers, pairCorrelations } = this.kernels.functions;
    this.powers.append((rows, rowBytes) => pairPowers(pair, this.fftSize, rows, rowBytes));
    this.correlations.append((rows, rowBytes) => pairCorrelations(pair, this.fftSize, rows, rowBytes));
  }

  endAfter(lastWholeFrame: number): void {
    this.powers.endAfter(lastWholeFrame);
    this.correlations.endAfter(lastWholeFrame);
  }

  judge(): number {
    const { powers, correlations, masks } = this;
    const { centreMask } = this.kernels.functions;
    masks.fill((row, mask) => centreMask(powers.addressOf(row), correlations.addressOf(row), powers.rowBytes, masks.binCount, mask));
    return masks.address;
  }
}
