import type { KernelFloats, KernelIntegers } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { createMelBank, type MelBank, type MelBankOptions } from './mel-bank';
import { framesPerGroup, type FrameGroup } from './power-spectrogram';

/** Power of one mel band that counts as silence: -100 dB, librosa's `amin`. */
const smallestPower = 1e-10;

/** Logarithmic mel spectra, four frames at a time. */
export class MelSpectrum {
  readonly bank: MelBank;
  private readonly ranges: KernelIntegers;
  private readonly weights: KernelFloats;
  private readonly output: KernelFloats;

  constructor(
    private readonly kernels: Kernels,
    options: MelBankOptions,
  ) {
    this.bank = createMelBank(options);
    const { bands } = this.bank;
    this.ranges = kernels.allocateIntegers(2 * bands.length);
    this.ranges.values.set(bands.flatMap(({ firstBin, weights }) => [firstBin, weights.length]));
    const weights = bands.flatMap((band) => band.weights);
    this.weights = kernels.allocateFloats(weights.length);
    this.weights.values.set(weights);
    this.output = kernels.allocateFloats(framesPerGroup * bands.length);
  }

  /** @returns log2 of the power of band b in frame `lane` at `values[4 * b + lane]`, at least log2(1e-10); valid until the next call */
  measure({ power }: FrameGroup): KernelFloats {
    const { ranges, weights, output, bank } = this;
    const { logMelBands } = this.kernels.functions;
    logMelBands(power.address, bank.bands.length, ranges.address, weights.address, smallestPower, output.address);
    return output;
  }
}
