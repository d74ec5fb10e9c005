import type { KernelFloats } from '../../kernels/kernel-array';
import type { Kernels } from '../../kernels/kernels';
import { framesPerGroup } from '../../spectral/power-spectrogram';

/** Kernels work on four bins at once and may write past half the sample rate. */
const spareBins = 4;

/** The masks of four frames, a share for each bin from 0 Hz to half the sample rate. */
export class MaskRows {
  readonly binCount: number;
  readonly rowBytes: number;
  private readonly masks: KernelFloats;

  constructor(kernels: Kernels, fftSize: number) {
    this.binCount = fftSize / 2 + 1;
    this.rowBytes = 4 * (fftSize / 2 + spareBins);
    this.masks = kernels.allocateFloats((framesPerGroup * this.rowBytes) / 4);
  }

  get address(): number {
    return this.masks.address;
  }

  /** Calls for each of the four rows. */
  fill(write: (row: number, address: number) => void): void {
    for (let row = 0; row < framesPerGroup; row += 1) write(row, this.address + row * this.rowBytes);
  }

  /** Sets the same shares in all four rows. */
  set(shares: Float32Array): void {
    for (let row = 0; row < framesPerGroup; row += 1) this.masks.values.set(shares, (row * this.rowBytes) / 4);
  }
}
