import { EarshotError, type AnalysisLevel } from '@earshot/contracts';

import { createKernels } from '../kernels/kernels';
import type { AnalysisResult } from './analysis-result';
import { assembleFeatures } from './assemble-features';
import { ChannelBlock } from './channel-block';
import { MonoPass } from './mono-pass';
import { TimeDomainPass } from './time-domain-pass';

export interface AnalysisPassOptions {
  /** 8,000 to 192,000. */
  readonly sampleRateHz: number;
  /** 1 to 8, in the order of WAVE files: left, right, centre, low-frequency effects, surrounds. */
  readonly channels: number;
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

/** Samples are worked on in blocks of 100 ms: long enough to be worth a call, short enough to stay in the cache. */
const blocksPerSecond = 10;

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
export function createAnalysisPass({ sampleRateHz, channels, level }: AnalysisPassOptions): AnalysisPass {
  refuseUnusable(sampleRateHz, channels);
  const kernels = createKernels();
  const capacity = Math.ceil(sampleRateHz / blocksPerSecond);
  const block = new ChannelBlock({ kernels, channelCount: channels, capacity });
  const timeDomain = new TimeDomainPass({ kernels, sampleRateHz, channelCount: channels, capacity });
  const mono = new MonoPass({ kernels, sampleRateHz, capacity, level });
  let blocksDone = 0;

  const nextBlockLength = () =>
    Math.round(((blocksDone + 1) * sampleRateHz) / blocksPerSecond) - Math.round((blocksDone * sampleRateHz) / blocksPerSecond);
  const measureBlock = () => {
    timeDomain.add(block);
    mono.add(block);
    block.clear();
    blocksDone += 1;
  };

  return {
    push(channelData) {
      const length = commonLength(channelData, channels);
      for (let from = 0; from < length;) {
        const to = Math.min(length, from + nextBlockLength() - block.sampleCount);
        block.append(channelData, from, to);
        if (block.sampleCount === nextBlockLength()) measureBlock();
        from = to;
      }
    },
    finish() {
      if (block.sampleCount > 0) measureBlock();
      if (blocksDone === 0) throw new EarshotError('INVALID_AUDIO', 'The audio has no samples.');
      const timeDomainResult = timeDomain.finish(block);
      return assembleFeatures({ level, sampleRateHz, timeDomain: timeDomainResult, mono: mono.finish() });
    },
  };
}

function refuseUnusable(sampleRateHz: number, channels: number): void {
  if (!(sampleRateHz >= 8_000 && sampleRateHz <= 192_000)) {
    throw new EarshotError('INVALID_AUDIO', `A sample rate of ${sampleRateHz} Hz cannot be measured; 8 to 192 kHz can.`);
  }
  if (!Number.isInteger(channels) || channels < 1 || channels > 8) {
    throw new EarshotError('INVALID_AUDIO', `${channels} channels cannot be measured; 1 to 8 can.`);
  }
}

function commonLength(channelData: readonly Float32Array[], channels: number): number {
  const length = channelData[0]?.length ?? 0;
  if (channelData.length !== channels || channelData.some((samples) => samples.length !== length)) {
    throw new EarshotError('INVALID_AUDIO', `Expected ${channels} channels of equal length.`);
  }
  return length;
}
