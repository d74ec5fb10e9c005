import type { MeasuredFeatures } from '@earshot/contracts';

import { LevelMeter, type LevelTotals } from '../dynamics/level-meter';
import type { Kernels } from '../kernels/kernels';
import { KWeightedMeter } from '../loudness/k-weighted-meter';
import { measureLoudness, momentaryLength } from '../loudness/measure-loudness';
import { truePeakTailSamples, TruePeakMeter } from '../loudness/true-peak-meter';
import { StereoMeter, type StereoTotals } from '../stereo/stereo-meter';
import type { ChannelBlock } from './channel-block';

export interface TimeDomainPassOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** Most samples per channel that are added at once. */
  readonly capacity: number;
}

export interface TimeDomainResult {
  readonly loudness: MeasuredFeatures['loudness'];
  readonly levels: LevelTotals;
  readonly stereo: StereoTotals;
}

/** Everything that is measured in the samples of the channels themselves. */
export class TimeDomainPass {
  private readonly levels: LevelMeter;
  private readonly kWeighted: KWeightedMeter;
  private readonly truePeak: TruePeakMeter;
  private readonly stereo: StereoMeter;

  constructor(options: TimeDomainPassOptions) {
    this.levels = new LevelMeter(options);
    this.kWeighted = new KWeightedMeter(options);
    this.truePeak = new TruePeakMeter(options.kernels);
    this.stereo = new StereoMeter(options);
  }

  /** @throws EarshotError INVALID_AUDIO when a sample is no finite number */
  add(block: ChannelBlock): void {
    // First of all, so that nothing else sees a sample that is not a number.
    const samplePeak = this.levels.add(block);
    this.kWeighted.add(block);
    this.stereo.add(block);
    this.truePeak.add(block, samplePeak);
  }

  /** @param block emptied; it still holds the end of the file as history */
  finish(block: ChannelBlock): TimeDomainResult {
    block.appendSilence(truePeakTailSamples);
    this.truePeak.add(block, 0);
    return {
      loudness: { ...measureLoudness(this.kWeighted.finish(momentaryLength)), truePeakDbtp: this.truePeak.finish() },
      levels: this.levels.finish(),
      stereo: this.stereo.finish(),
    };
  }
}
