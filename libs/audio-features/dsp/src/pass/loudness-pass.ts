import type { MeasuredFeatures } from '@earshot/contracts';

import { LevelMeter } from '../dynamics/level-meter';
import { createKernels } from '../kernels/kernels';
import { LoudnessMeter } from '../loudness/loudness-meter';
import { blockCapacity, BlockCutter, refuseUnusableShape, type AudioShape } from './block-cutter';

export interface LoudnessPass {
  /**
   * Takes the next samples, one array of the same length per channel, 1 = full scale. They are read before it returns.
   *
   * @throws EarshotError INVALID_AUDIO when a sample is not finite; the message names the second
   */
  push(channelData: readonly Float32Array[]): void;
  /**
   * Ends the file. The pass cannot be used again.
   *
   * @throws EarshotError INVALID_AUDIO when there was no sample
   */
  finish(): MeasuredFeatures['loudness'];
}

/**
 * Measures the loudness of one file and nothing else, several times as fast as the whole analysis: EBU R 128 with true peak, the same
 * values to the last digit.
 *
 * @throws EarshotError INVALID_AUDIO when there are no channels, more than 8, or the sample rate is out of range
 * @example
 * const pass = createLoudnessPass({ sampleRateHz: 48_000, channels: 2 });
 * for await (const chunk of decoded) pass.push(chunk);
 * const { integratedLufs, truePeakDbtp } = pass.finish();
 */
export function createLoudnessPass(shape: AudioShape): LoudnessPass {
  refuseUnusableShape(shape);
  const { sampleRateHz, channels: channelCount, channelMask } = shape;
  const kernels = createKernels();
  const options = { kernels, sampleRateHz, channelCount, channelMask, capacity: blockCapacity(sampleRateHz) };
  const levels = new LevelMeter(options);
  const loudness = new LoudnessMeter(options);
  // Levels first of all, because they refuse samples that are not numbers.
  const cutter = new BlockCutter({ ...shape, kernels }, (block) => loudness.add(block, levels.add(block)));
  return { push: (channelData) => cutter.push(channelData), finish: () => loudness.finish(cutter.finish()) };
}
