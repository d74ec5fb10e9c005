import { EarshotError } from '@earshot/contracts';

import type { KernelFloats, KernelIntegers } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { ChannelBlock } from '../pass/channel-block';
import { FrameSeries } from '../rhythm/frame-series';

/** 120 dB above full scale: no sound is that loud, and what follows stays within the range of a float. */
const largestSample = 1e6;
/** One step below the largest value of 16 bits, where converters and limiters stop. */
const clippingLevel = 32_766.5 / 32_768;
/** A lone sample at full scale is a peak; this many in a row are a flattened one. */
const shortestClippedRun = 3;

export interface LevelMeterOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly channelCount: number;
}

/** Sums over all samples of all channels. */
export interface LevelTotals {
  /** Root mean square over all channels, 1 = full scale. */
  readonly rms: number;
  /** Largest magnitude of any sample. */
  readonly peak: number;
  /** Mean of the channel whose mean lies furthest from 0, -1 to 1 where nothing exceeds full scale. */
  readonly dcOffset: number;
  /** Samples in runs of at least three at full scale, over all channels, as over counters of digital meters (Katz, "Mastering Audio", 2002). */
  readonly clippedSamples: number;
  /** Mean square over all channels of each block. */
  readonly blockMeanSquares: Float32Array;
}

/** Levels of the samples as they are, and the check that they are numbers at all. */
export class LevelMeter {
  private readonly statistics: KernelFloats;
  private readonly openRuns: KernelIntegers;
  private readonly sums: number[];
  private readonly blockMeanSquares = new FrameSeries();
  private squareSum = 0;
  private peak = 0;
  private clippedSamples = 0;
  private position = 0;

  constructor(private readonly options: LevelMeterOptions) {
    this.statistics = options.kernels.allocateFloats(3);
    this.openRuns = options.kernels.allocateIntegers(options.channelCount);
    this.sums = new Array<number>(options.channelCount).fill(0);
  }

  /**
   * @returns the largest magnitude of the block
   * @throws EarshotError INVALID_AUDIO when a sample is not finite or absurdly large; it names the second
   */
  add(block: ChannelBlock): number {
    let blockPeak = 0;
    let blockSquareSum = 0;
    for (let channel = 0; channel < block.channelCount; channel += 1) {
      const { sum, squareSum, peak } = this.measure(block, channel);
      // The largest magnitude overlooks what is not a number; a sum does not.
      if (peak > largestSample || Number.isNaN(squareSum)) throw this.invalidSample(block, channel);
      this.sums[channel] = (this.sums[channel] ?? 0) + sum;
      blockSquareSum += squareSum;
      blockPeak = Math.max(blockPeak, peak);
      this.clippedSamples += peak < clippingLevel ? this.endRun(channel) : this.countClipped(block, channel);
    }
    this.squareSum += blockSquareSum;
    this.blockMeanSquares.push(blockSquareSum / (block.channelCount * block.sampleCount));
    this.peak = Math.max(this.peak, blockPeak);
    this.position += block.sampleCount;
    return blockPeak;
  }

  finish(): LevelTotals {
    const { channelCount } = this.options;
    const means = this.sums.map((sum) => sum / this.position);
    return {
      rms: Math.sqrt(this.squareSum / (channelCount * this.position)),
      peak: this.peak,
      dcOffset: means.reduce((furthest, mean) => (Math.abs(mean) > Math.abs(furthest) ? mean : furthest), 0),
      clippedSamples: this.clippedSamples,
      blockMeanSquares: this.blockMeanSquares.toArray(),
    };
  }

  private measure(block: ChannelBlock, channel: number): { sum: number; squareSum: number; peak: number } {
    this.options.kernels.functions.channelStatistics(block.addressOf(channel), block.sampleCount, this.statistics.address);
    const values = this.statistics.values;
    return { sum: values[0] ?? 0, squareSum: values[1] ?? 0, peak: values[2] ?? 0 };
  }

  /** Where no sample is at full scale there is nothing to count, but a run that was open is not any more. */
  private endRun(channel: number): number {
    this.openRuns.values[channel] = 0;
    return 0;
  }

  private countClipped(block: ChannelBlock, channel: number): number {
    const openRun = this.openRuns.address + 4 * channel;
    const samples = block.addressOf(channel);
    return this.options.kernels.functions.countClipped(samples, block.sampleCount, clippingLevel, shortestClippedRun, openRun);
  }

  private invalidSample(block: ChannelBlock, channel: number): EarshotError {
    const samples = block.samplesOf(channel);
    const index = samples.findIndex((sample) => !(Math.abs(sample) <= largestSample));
    const seconds = (this.position + index) / this.options.sampleRateHz;
    const what = Number.isFinite(samples[index]) ? 'far beyond full scale' : 'not a number';
    return new EarshotError('INVALID_AUDIO', `The sample at ${seconds.toFixed(3)} s in channel ${channel + 1} is ${what}.`, {
      details: { seconds, channel: channel + 1 },
    });
  }
}
