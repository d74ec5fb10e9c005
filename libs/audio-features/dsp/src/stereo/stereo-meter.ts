import type { KernelDoubles, KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { ChannelBlock } from '../pass/channel-block';
import { LowBandDecimator, type LowBandDecimatorOptions } from './low-band-decimator';
import { lowBandFilter } from './low-band-filter';

/** Sums of left x left, right x right and left x right over a file. */
export interface StereoSums {
  readonly leftSquares: number;
  readonly rightSquares: number;
  readonly products: number;
}

export interface StereoTotals {
  readonly fullBand: StereoSums;
  /** Below 120 Hz. */
  readonly lowBand: StereoSums;
}

/** What left and right, the first two channels, have in common. A mono file counts as two equal channels. */
export class StereoMeter {
  private readonly kernels: Kernels;
  private readonly decimator: LowBandDecimator;
  private readonly coefficients: KernelDoubles;
  private readonly state: KernelDoubles;
  private readonly lowOutput: KernelDoubles;
  private readonly fullOutput: KernelFloats;
  private readonly full = [0, 0, 0];
  private readonly low = [0, 0, 0];

  constructor(options: LowBandDecimatorOptions) {
    const { kernels } = options;
    this.kernels = kernels;
    this.decimator = new LowBandDecimator(options);
    this.coefficients = kernels.allocateDoubles(10);
    this.coefficients.values.set(lowBandFilter(this.decimator.rateHz).flat());
    this.state = kernels.allocateDoubles(8);
    this.lowOutput = kernels.allocateDoubles(3);
    this.fullOutput = kernels.allocateFloats(3);
  }

  add(block: ChannelBlock): void {
    const left = block.addressOf(0);
    const right = block.addressOf(Math.min(1, block.channelCount - 1));
    const { stereoSums, lowBandSums } = this.kernels.functions;
    stereoSums(left, right, block.sampleCount, this.fullOutput.address);
    const low = this.decimator;
    const lowCount = low.decimate(block);
    lowBandSums(low.left.address, low.right.address, lowCount, this.coefficients.address, this.state.address, this.lowOutput.address);
    addTo(this.full, this.fullOutput.values);
    addTo(this.low, this.lowOutput.values);
  }

  finish(): StereoTotals {
    return { fullBand: toSums(this.full), lowBand: toSums(this.low.map((sum) => sum * this.decimator.factor)) };
  }
}

function addTo(totals: number[], values: ArrayLike<number>): void {
  for (let index = 0; index < totals.length; index += 1) totals[index] = (totals[index] ?? 0) + (values[index] ?? 0);
}

const toSums = ([leftSquares = 0, rightSquares = 0, products = 0]: readonly number[]): StereoSums => ({
  leftSquares,
  rightSquares,
  products,
});
