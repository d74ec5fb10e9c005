import type { KernelDoubles, KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { ChannelBlock } from '../pass/channel-block';
import { FrameSeries } from '../rhythm/frame-series';
import { channelWeights } from './channel-weights';
import { kWeightingFilter } from './k-weighting-filter';

/** The resolution at which windows slide: a tone burst of 400 ms is found within 0.06 LU wherever it begins. */
export const stretchesPerSecond = 100;

export interface KWeightedMeterOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** Most samples that are added at once. */
  readonly capacity: number;
}

/** K-weighted mean square over all channels, channel-weighted, of every 10 ms. */
export class KWeightedMeter {
  private readonly coefficients: KernelDoubles;
  private readonly states: readonly KernelDoubles[];
  private readonly energies: KernelDoubles;
  /** The partner of the last channel when their number is odd. */
  private readonly silence: KernelFloats;
  private readonly weights: readonly number[];
  private readonly meanSquares = new FrameSeries();
  private position = 0;
  private openEnergy = 0;

  constructor(private readonly options: KWeightedMeterOptions) {
    const { kernels, sampleRateHz, channelCount, capacity } = options;
    const { shelf, highPass } = kWeightingFilter(sampleRateHz);
    this.coefficients = kernels.allocateDoubles(10);
    this.coefficients.values.set([...shelf, ...highPass]);
    this.states = Array.from({ length: Math.ceil(channelCount / 2) }, () => kernels.allocateDoubles(8));
    this.energies = kernels.allocateDoubles(2);
    this.silence = kernels.allocateFloats(channelCount % 2 === 1 ? capacity : 0);
    this.weights = channelWeights(channelCount);
  }

  add(block: ChannelBlock): void {
    let offset = 0;
    while (offset < block.sampleCount) {
      const count = Math.min(block.sampleCount - offset, this.endOfStretch() - this.position);
      this.openEnergy += this.weightedEnergy(block, offset, count);
      this.position += count;
      offset += count;
      if (this.position === this.endOfStretch()) this.closeStretch();
    }
  }

  /**
   * @returns the mean square of each 10 ms. What is left of the last one is left out, unless the file is shorter than
   * `shortestLength` of them: then it counts, and silence follows.
   */
  finish(shortestLength: number): Float32Array {
    const whole = this.meanSquares.toArray();
    if (whole.length >= shortestLength) return whole;
    const padded = new Float32Array(shortestLength);
    padded.set(whole);
    padded[whole.length] = this.openEnergy / (this.endOfStretch() - this.startOfStretch());
    return padded;
  }

  private weightedEnergy(block: ChannelBlock, offset: number, count: number): number {
    const { kWeightedEnergies } = this.options.kernels.functions;
    return this.states.reduce((sum, state, pair) => {
      const first = block.addressOf(2 * pair) + 4 * offset;
      const second = 2 * pair + 1 < block.channelCount ? block.addressOf(2 * pair + 1) + 4 * offset : this.silence.address;
      kWeightedEnergies(first, second, count, this.coefficients.address, state.address, this.energies.address);
      const [firstEnergy = 0, secondEnergy = 0] = this.energies.values;
      return sum + firstEnergy * (this.weights[2 * pair] ?? 0) + secondEnergy * (this.weights[2 * pair + 1] ?? 0);
    }, 0);
  }

  private closeStretch(): void {
    this.meanSquares.push(this.openEnergy / (this.endOfStretch() - this.startOfStretch()));
    this.openEnergy = 0;
  }

  private startOfStretch(): number {
    return Math.round((this.meanSquares.length * this.options.sampleRateHz) / stretchesPerSecond);
  }

  private endOfStretch(): number {
    return Math.round(((this.meanSquares.length + 1) * this.options.sampleRateHz) / stretchesPerSecond);
  }
}
