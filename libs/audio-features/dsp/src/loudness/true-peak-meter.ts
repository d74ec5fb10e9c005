import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { ChannelBlock } from '../pass/channel-block';
import { truePeakFilter, type TruePeakFilter } from './true-peak-filter';

/** Samples of silence behind the last sample that the interpolation still looks at. */
export const truePeakTailSamples = 32;

/** The largest magnitude that the analogue signal reaches between and at the samples (ITU-R BS.1770-4, annex 2), 1 = full scale. */
export class TruePeakMeter {
  private readonly taps: KernelFloats;
  private readonly filter: TruePeakFilter = truePeakFilter();
  private peak = 0;

  constructor(private readonly kernels: Kernels) {
    this.taps = kernels.allocateFloats(this.filter.taps.length);
    this.taps.values.set(this.filter.taps);
  }

  /** @param samplePeak largest magnitude of the samples of the block: the larger it is known to be, the more can be skipped */
  add(block: ChannelBlock, samplePeak: number): void {
    if (block.sampleCount === 0) return;
    this.peak = Math.max(this.peak, samplePeak);
    const { pairCount, gainBound, farGainBound } = this.filter;
    // The kernel works on at least so many samples; history is part of the signal.
    const early = Math.max(0, truePeakTailSamples - block.sampleCount);
    for (let channel = 0; channel < block.channelCount; channel += 1) {
      const samples = block.addressOf(channel) - 4 * early;
      const count = block.sampleCount + early;
      this.peak = this.kernels.functions.truePeak(samples, count, this.taps.address, pairCount, gainBound, farGainBound, this.peak);
    }
  }

  /** In dBTP; null for silence. */
  finish(): number | null {
    return this.peak > 0 ? 20 * Math.log10(this.peak) : null;
  }
}
