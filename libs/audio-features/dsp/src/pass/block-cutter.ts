import { EarshotError } from '@earshot/contracts';

import type { Kernels } from '../kernels/kernels';
import { ChannelBlock } from './channel-block';

export interface AudioShape {
  /** 8,000 to 192,000. */
  readonly sampleRateHz: number;
  /** 1 to 8, in the order of WAVE files: left, right, centre, low-frequency effects, surrounds. */
  readonly channels: number;
  /** Says which loudspeakers they are for, as WAVE_FORMAT_EXTENSIBLE does; by default the usual ones of so many channels. */
  readonly channelMask?: number | undefined;
}

/** Samples are worked on in blocks of 100 ms: long enough to be worth a call, short enough to stay in the cache. */
const blocksPerSecond = 10;

/** Most samples per channel that a block has. */
export const blockCapacity = (sampleRateHz: number) => Math.ceil(sampleRateHz / blocksPerSecond);

/** @throws EarshotError INVALID_AUDIO when there are no channels, more than 8, or the sample rate is out of range */
export function refuseUnusableShape({ sampleRateHz, channels }: AudioShape): void {
  if (!(sampleRateHz >= 8_000 && sampleRateHz <= 192_000)) {
    throw new EarshotError('INVALID_AUDIO', `A sample rate of ${sampleRateHz} Hz cannot be measured; 8 to 192 kHz can.`);
  }
  if (!Number.isInteger(channels) || channels < 1 || channels > 8) {
    throw new EarshotError('INVALID_AUDIO', `${channels} channels cannot be measured; 1 to 8 can.`);
  }
}

/** Cuts samples that come in chunks of any length into blocks that are worked on one after the other. */
export class BlockCutter {
  private readonly block: ChannelBlock;
  private blocksDone = 0;

  /** @param onBlock measures a block, which is emptied afterwards */
  constructor(
    private readonly shape: AudioShape & { readonly kernels: Kernels },
    private readonly onBlock: (block: ChannelBlock) => void,
  ) {
    const { kernels, channels, sampleRateHz } = shape;
    this.block = new ChannelBlock({ kernels, channelCount: channels, capacity: blockCapacity(sampleRateHz) });
  }

  /** @throws EarshotError INVALID_AUDIO when the arrays are not one per channel and of equal length */
  push(channelData: readonly Float32Array[]): void {
    const length = commonLength(channelData, this.shape.channels);
    for (let from = 0; from < length;) {
      const to = Math.min(length, from + this.nextBlockLength() - this.block.sampleCount);
      this.block.append(channelData, from, to);
      if (this.block.sampleCount === this.nextBlockLength()) this.measureBlock();
      from = to;
    }
  }

  /**
   * Measures what is left.
   *
   * @returns the block, emptied; it still holds the end of the file as history
   * @throws EarshotError INVALID_AUDIO when there was no sample
   */
  finish(): ChannelBlock {
    if (this.block.sampleCount > 0) this.measureBlock();
    if (this.blocksDone === 0) throw new EarshotError('INVALID_AUDIO', 'The audio has no samples.');
    return this.block;
  }

  private measureBlock(): void {
    this.onBlock(this.block);
    this.block.clear();
    this.blocksDone += 1;
  }

  private nextBlockLength(): number {
    return this.startOfBlock(this.blocksDone + 1) - this.startOfBlock(this.blocksDone);
  }

  private startOfBlock(block: number): number {
    return Math.round((block * this.shape.sampleRateHz) / blocksPerSecond);
  }
}

function commonLength(channelData: readonly Float32Array[], channels: number): number {
  const length = channelData[0]?.length ?? 0;
  if (channelData.length !== channels || channelData.some((samples) => samples.length !== length)) {
    throw new EarshotError('INVALID_AUDIO', `Expected ${channels} channels of equal length.`);
  }
  return length;
}
