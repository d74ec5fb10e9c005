import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';

export interface SignalBufferOptions {
  readonly kernels: Kernels;
  /** How far behind the newest sample one may look. */
  readonly historySamples: number;
  /** Most samples that are appended at once. */
  readonly largestAppend: number;
}

/** Room for several appends before what is still needed is moved to the front. */
const appendsPerMove = 4;

/**
 * The most recent stretch of one signal in kernel memory. Positions count from the first sample of the signal; what lies before it
 * is silence.
 */
export class SignalBuffer {
  private readonly samples: KernelFloats;
  private readonly historySamples: number;
  /** Position of the first value in memory. */
  private start: number;
  private endPosition = 0;

  constructor({ kernels, historySamples, largestAppend }: SignalBufferOptions) {
    this.historySamples = historySamples;
    // Kernels that work in vectors may write up to three values behind the end.
    this.samples = kernels.allocateFloats(historySamples + appendsPerMove * largestAppend + 4);
    this.start = -historySamples;
  }

  /** Position behind the newest sample. */
  get end(): number {
    return this.endPosition;
  }

  /** Makes room for `count` more samples, which the caller then writes, and returns their address. */
  append(count: number): number {
    if (this.endPosition + count - this.start > this.samples.length - 4) this.moveToFront();
    const address = this.addressOf(this.endPosition);
    this.endPosition += count;
    return address;
  }

  appendSilence(count: number): void {
    this.appendSamples(new Float32Array(count));
  }

  appendSamples(samples: Float32Array): void {
    this.append(samples.length);
    this.samples.values.set(samples, this.endPosition - samples.length - this.start);
  }

  addressOf(position: number): number {
    return this.samples.address + 4 * (position - this.start);
  }

  /** @returns the samples from a position on, as they lie in memory: valid until the next append */
  view(position: number, count: number): Float32Array {
    return this.samples.values.subarray(position - this.start, position - this.start + count);
  }

  private moveToFront(): void {
    const used = this.endPosition - this.start;
    this.samples.values.copyWithin(0, used - this.historySamples, used);
    this.start = this.endPosition - this.historySamples;
  }
}
