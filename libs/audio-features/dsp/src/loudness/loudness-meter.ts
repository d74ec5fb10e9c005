import type { MeasuredFeatures } from '@earshot/contracts';

import type { ChannelBlock } from '../pass/channel-block';
import { KWeightedMeter, type KWeightedMeterOptions } from './k-weighted-meter';
import { measureLoudness, momentaryLength } from './measure-loudness';
import { truePeakTailSamples, TruePeakMeter } from './true-peak-meter';

/** Everything that EBU R 128 asks for: integrated, momentary and short-term loudness, loudness range and true peak. */
export class LoudnessMeter {
  private readonly kWeighted: KWeightedMeter;
  private readonly truePeak: TruePeakMeter;

  constructor(options: KWeightedMeterOptions) {
    this.kWeighted = new KWeightedMeter(options);
    this.truePeak = new TruePeakMeter(options.kernels);
  }

  /** @param samplePeak largest magnitude of the samples of the block */
  add(block: ChannelBlock, samplePeak: number): void {
    this.kWeighted.add(block);
    this.truePeak.add(block, samplePeak);
  }

  /** @param block emptied; it still holds the end of the file as history */
  finish(block: ChannelBlock): MeasuredFeatures['loudness'] {
    block.appendSilence(truePeakTailSamples);
    this.truePeak.add(block, 0);
    return { ...measureLoudness(this.kWeighted.finish(momentaryLength)), truePeakDbtp: this.truePeak.finish() };
  }
}
