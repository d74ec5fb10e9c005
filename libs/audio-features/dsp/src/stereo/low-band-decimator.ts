import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { ChannelBlock } from '../pass/channel-block';

/** The decimated rate stays above this, twenty times the band. */
const lowestRateHz = 2_400;

export interface LowBandDecimatorOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  /** Most samples that are decimated at once. */
  readonly capacity: number;
}

/**
 * Left and right at a sample rate of 2.4 to 4.8 kHz, good for what lies below 120 Hz: what folds down there is weakened by 54 dB or more,
 * because a triangle of twice the factor has a double zero at each multiple of the new rate.
 */
export class LowBandDecimator {
  readonly left: KernelFloats;
  readonly right: KernelFloats;
  /** Samples per second that come out. */
  readonly rateHz: number;
  /** Each sample stands for so many. */
  readonly factor: number;
  private readonly weights: KernelFloats;
  /** Samples until the next mean ends. */
  private pending: number;

  constructor(private readonly options: LowBandDecimatorOptions) {
    const { kernels, sampleRateHz, capacity } = options;
    this.factor = 2 ** Math.floor(Math.log2(sampleRateHz / lowestRateHz));
    this.rateHz = sampleRateHz / this.factor;
    this.pending = this.factor;
    this.weights = kernels.allocateFloats(2 * this.factor);
    this.weights.values.set(triangle(this.factor));
    const largestCount = Math.ceil(capacity / this.factor) + 1;
    this.left = kernels.allocateFloats(largestCount);
    this.right = kernels.allocateFloats(largestCount);
  }

  /** @returns how many samples are now in `left` and `right`; a mono file gives two equal channels */
  decimate(block: ChannelBlock): number {
    const { factor, weights, pending } = this;
    const count = block.sampleCount < pending ? 0 : 1 + Math.floor((block.sampleCount - pending) / factor);
    this.pending = pending + count * factor - block.sampleCount;
    const startOffset = 4 * (pending - weights.length);
    const right = Math.min(1, block.channelCount - 1);
    const { decimate } = this.options.kernels.functions;
    decimate(block.addressOf(0) + startOffset, factor, weights.address, weights.length, count, this.left.address);
    decimate(block.addressOf(right) + startOffset, factor, weights.address, weights.length, count, this.right.address);
    return count;
  }
}

/** Twice as many weights as the factor; they sum to 1. */
const triangle = (factor: number) =>
  Float32Array.from({ length: 2 * factor }, (_, index) => (factor - Math.abs(index + 0.5 - factor)) / factor ** 2);
