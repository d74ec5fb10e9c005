import type { AnalysisLevel } from '@earshot/contracts';

import { createKernels } from '../kernels/kernels';
import type { AnalysisResult } from './analysis-result';
import { assembleFeatures } from './assemble-features';
import { blockCapacity, BlockCutter, refuseUnusableShape, type AudioShape } from './block-cutter';
import { MonoPass } from './mono-pass';
import { TimeDomainPass } from './time-domain-pass';

export interface AnalysisPassOptions extends AudioShape {
  /** BASIC leaves out chords, beats, contrast and MFCC; COMPREHENSIVE is as DETAILED. */
  readonly level: AnalysisLevel;
}

export interface AnalysisPass {
  /**
   * Takes the next samples, one array of the same length per channel, 1 = full scale. They are read before it returns.
   *
   * @throws EarshotError INVALID_AUDIO when a sample is not finite; the message names the second
   */
  push(channelData: readonly Float32Array[]): void;
  /**
   * Ends the file and says what was measured. The pass cannot be used again.
   *
   * @throws EarshotError INVALID_AUDIO when there was no sample
   */
  finish(): AnalysisResult;
}

/**
 * Measures one file while it streams by, in one pass and in memory that does not grow with its length, save for a few numbers per
 * frame (about 30 MB an hour).
 *
 * @throws EarshotError INVALID_AUDIO when there are no channels, more than 8, or the sample rate is out of range
 * @example
 * const pass = createAnalysisPass({ sampleRateHz: 44_100, channels: 2, level: 'DETAILED' });
 * for await (const chunk of decoded) pass.push(chunk);
 * const { features, waveform } = pass.finish();
 */
export function createAnalysisPass({ level, ...shape }: AnalysisPassOptions): AnalysisPass {
  refuseUnusableShape(shape);
  const { sampleRateHz, channels: channelCount, channelMask } = shape;
  const kernels = createKernels();
  const capacity = blockCapacity(sampleRateHz);
  const timeDomain = new TimeDomainPass({ kernels, sampleRateHz, channelCount, channelMask, capacity });
  const mono = new MonoPass({ kernels, sampleRateHz, capacity, level });
  const cutter = new BlockCutter({ ...shape, kernels }, (block) => {
    timeDomain.add(block);
    mono.add(block);
  });
  return {
    push: (channelData) => cutter.push(channelData),
    finish() {
      const timeDomainResult = timeDomain.finish(cutter.finish());
      return assembleFeatures({ level, sampleRateHz, timeDomain: timeDomainResult, mono: mono.finish() });
    },
  };
}
