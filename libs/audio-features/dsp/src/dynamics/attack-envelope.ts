import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { SignalBuffer } from '../pass/signal-buffer';
import { FrameSeries } from '../rhythm/frame-series';

export interface AttackEnvelopeOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly signal: SignalBuffer;
  /** Most samples that are appended to the signal at once. */
  readonly largestAppend: number;
}

/** Energy over time, fine enough to see how steep an attack is. */
export interface AttackEnvelope {
  /** Sum of squares of each block of the mono mix. */
  readonly energies: Float32Array;
  readonly blockSeconds: number;
}

/** Blocks of about 3 ms: shorter ones would show single periods of a bass. */
const targetBlockSeconds = 0.003;

export class AttackEnvelopeMeter {
  private readonly blockSize: number;
  private readonly output: KernelFloats;
  private readonly energies = new FrameSeries();
  private position = 0;

  constructor(private readonly options: AttackEnvelopeOptions) {
    this.blockSize = 4 * Math.round((targetBlockSeconds * options.sampleRateHz) / 4);
    this.output = options.kernels.allocateFloats(Math.ceil(options.largestAppend / this.blockSize) + 1);
  }

  /** Measures every whole block that the signal holds by now; what is left at the end is too short to matter. */
  advance(): void {
    const { kernels, signal } = this.options;
    const count = Math.floor((signal.end - this.position) / this.blockSize);
    kernels.functions.squareSums(signal.addressOf(this.position), this.blockSize, count, this.output.address);
    const values = this.output.values;
    for (let block = 0; block < count; block += 1) this.energies.push(values[block] ?? 0);
    this.position += count * this.blockSize;
  }

  finish(): AttackEnvelope {
    return { energies: this.energies.toArray(), blockSeconds: this.blockSize / this.options.sampleRateHz };
  }
}
