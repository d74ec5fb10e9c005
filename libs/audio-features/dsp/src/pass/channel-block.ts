import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';

/** Samples of each channel that stay readable before the first: true peak and low band reach back. */
const historySamples = 128;

export interface ChannelBlockOptions {
  readonly kernels: Kernels;
  readonly channelCount: number;
  /** Most samples per channel that are held at once. */
  readonly capacity: number;
}

/** A short stretch of every channel in kernel memory, with the end of the stretch before it. Silence precedes the first. */
export class ChannelBlock {
  /** From the address of one channel to that of the next. */
  readonly channelBytes: number;
  readonly channelCount: number;
  private readonly samples: KernelFloats;
  private readonly rowLength: number;
  private filled = 0;

  constructor({ kernels, channelCount, capacity }: ChannelBlockOptions) {
    // Kernels that work in vectors read up to three values behind the end.
    this.rowLength = historySamples + Math.ceil((capacity + 4) / 4) * 4;
    this.channelBytes = 4 * this.rowLength;
    this.channelCount = channelCount;
    this.samples = kernels.allocateFloats(channelCount * this.rowLength);
  }

  /** Samples per channel that are held. */
  get sampleCount(): number {
    return this.filled;
  }

  /** Address of a channel's first sample. */
  addressOf(channel: number): number {
    return this.samples.address + channel * this.channelBytes + 4 * historySamples;
  }

  /** Adds the samples `from` to `to` (exclusive) of every channel. */
  append(channels: readonly Float32Array[], from: number, to: number): void {
    const values = this.samples.values;
    channels.forEach((channel, index) => {
      values.set(channel.subarray(from, to), index * this.rowLength + historySamples + this.filled);
    });
    this.filled += to - from;
  }

  appendSilence(count: number): void {
    const silence = new Float32Array(count);
    this.append(new Array<Float32Array>(this.channelCount).fill(silence), 0, count);
  }

  /** A view of the samples of one channel. */
  samplesOf(channel: number): Float32Array {
    const from = channel * this.rowLength + historySamples;
    return this.samples.values.subarray(from, from + this.filled);
  }

  /** Keeps the end as history and begins anew. */
  clear(): void {
    const values = this.samples.values;
    for (let row = 0; row < values.length; row += this.rowLength)
      values.copyWithin(row, row + this.filled, row + this.filled + historySamples);
    this.filled = 0;
  }
}
