import type { KernelDoubles, KernelFloats, KernelIntegers } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { ChannelBlock } from '../pass/channel-block';
import { FrameSeries } from '../rhythm/frame-series';
import { channelWeights } from './channel-weights';
import { kWeightingFilter } from './k-weighting-filter';

/** The resolution at which windows slide: a tone burst of 400 ms is found within 0.06 LU wherever it begins. */
export const stretchesPerSecond = 100;
/** Doubles that one pair of channels carries from block to block. */
const stateLength = 12;

export interface KWeightedMeterOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** Says which loudspeaker each channel is for, as WAVE_FORMAT_EXTENSIBLE does. */
  readonly channelMask?: number | undefined;
  /** Most samples that are added at once. */
  readonly capacity: number;
}

interface PairOfChannels {
  readonly block: ChannelBlock;
  readonly stretchCount: number;
  readonly state: KernelDoubles;
  readonly pair: number;
}

/** K-weighted mean square over all channels, channel-weighted, of every 10 ms. */
export class KWeightedMeter {
  private readonly coefficients: KernelDoubles;
  private readonly states: readonly KernelDoubles[];
  private readonly lengths: KernelIntegers;
  private readonly energies: KernelDoubles;
  /** Over all channels. */
  private readonly sums: Float64Array;
  /** The partner of the last channel when their number is odd. */
  private readonly silence: KernelFloats;
  private readonly weights: readonly number[];
  private readonly meanSquares = new FrameSeries();
  private position = 0;
  private openEnergy = 0;

  constructor(private readonly options: KWeightedMeterOptions) {
    const { kernels, sampleRateHz, channelCount, channelMask, capacity } = options;
    const { shelf, highPass } = kWeightingFilter(sampleRateHz);
    const [gain, b1, b2, a1, a2] = shelf;
    const [, , , passA1, passA2] = highPass;
    this.coefficients = kernels.allocateDoubles(6);
    this.coefficients.values.set([b1 / gain, b2 / gain, a1, a2, passA1, passA2]);
    this.weights = channelWeights(channelCount, channelMask).map((weight) => weight * gain ** 2);
    this.states = Array.from({ length: Math.ceil(channelCount / 2) }, () => kernels.allocateDoubles(stateLength));
    const mostStretches = Math.ceil((capacity * stretchesPerSecond) / sampleRateHz) + 2;
    this.lengths = kernels.allocateIntegers(mostStretches);
    this.energies = kernels.allocateDoubles(2 * mostStretches);
    this.sums = new Float64Array(mostStretches);
    this.silence = kernels.allocateFloats(channelCount % 2 === 1 ? capacity : 0);
  }

  add(block: ChannelBlock): void {
    const stretchCount = this.divide(block.sampleCount);
    this.sums.fill(0);
    this.states.forEach((state, pair) => this.addEnergies({ block, stretchCount, state, pair }));
    const lengths = this.lengths.values;
    for (let stretch = 0; stretch < stretchCount; stretch += 1) {
      this.openEnergy += this.sums[stretch] ?? 0;
      this.position += lengths[stretch] ?? 0;
      if (this.position === this.startOf(this.meanSquares.length + 1)) this.closeStretch();
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
    padded[whole.length] = this.openEnergy / this.lengthOf(whole.length);
    return padded;
  }

  /** Sets the lengths of what the next samples add to the open stretch and to those behind it; returns how many there are. */
  private divide(sampleCount: number): number {
    const lengths = this.lengths.values;
    const end = this.position + sampleCount;
    let count = 0;
    for (let from = this.position; from < end; count += 1) {
      const to = Math.min(end, this.startOf(this.meanSquares.length + count + 1));
      lengths[count] = to - from;
      from = to;
    }
    return count;
  }

  private addEnergies({ block, stretchCount, state, pair }: PairOfChannels): void {
    const [first, second] = [2 * pair, 2 * pair + 1];
    const { kWeightedEnergies } = this.options.kernels.functions;
    kWeightedEnergies(
      block.addressOf(first),
      second < block.channelCount ? block.addressOf(second) : this.silence.address,
      this.lengths.address,
      stretchCount,
      this.coefficients.address,
      state.address,
      this.energies.address,
    );
    const energies = this.energies.values;
    const firstWeight = this.weights[first] ?? 0;
    const secondWeight = this.weights[second] ?? 0;
    for (let stretch = 0; stretch < stretchCount; stretch += 1) {
      const energy = firstWeight * (energies[2 * stretch] ?? 0) + secondWeight * (energies[2 * stretch + 1] ?? 0);
      this.sums[stretch] = (this.sums[stretch] ?? 0) + energy;
    }
  }

  private closeStretch(): void {
    this.meanSquares.push(this.openEnergy / this.lengthOf(this.meanSquares.length));
    this.openEnergy = 0;
  }

  private startOf(stretch: number): number {
    return Math.round((stretch * this.options.sampleRateHz) / stretchesPerSecond);
  }

  private lengthOf(stretch: number): number {
    return this.startOf(stretch + 1) - this.startOf(stretch);
  }
}
