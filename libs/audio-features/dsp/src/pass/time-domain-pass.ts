import type { MeasuredFeatures } from '@earshot/contracts';

import { LevelMeter, type LevelTotals } from '../dynamics/level-meter';
import type { Kernels } from '../kernels/kernels';
import { LoudnessMeter } from '../loudness/loudness-meter';
import { StereoMeter, type StereoTotals } from '../stereo/stereo-meter';
import type { ChannelBlock } from './channel-block';

export interface TimeDomainPassOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly channelCount: number;
  readonly channelMask?: number | undefined;
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
  private readonly loudness: LoudnessMeter;
  private readonly stereo: StereoMeter;

  constructor(options: TimeDomainPassOptions) {
    this.levels = new LevelMeter(options);
    this.loudness = new LoudnessMeter(options);
    this.stereo = new StereoMeter(options);
  }

  /** @throws EarshotError INVALID_AUDIO when a sample is no finite number */
  add(block: ChannelBlock): void {
    // First of all, so that nothing else sees a sample that is not a number.
    const samplePeak = this.levels.add(block);
    this.loudness.add(block, samplePeak);
    this.stereo.add(block);
  }

  /** @param block emptied; it still holds the end of the file as history */
  finish(block: ChannelBlock): TimeDomainResult {
    return {
      loudness: this.loudness.finish(block),
      levels: this.levels.finish(),
      stereo: this.stereo.finish(),
    };
  }
}
