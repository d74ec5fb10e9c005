import type { KernelIntegers } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { FrameGeometry } from '../pass/frame-geometry';
import type { SignalBuffer } from '../pass/signal-buffer';
import { FrameSeries } from '../rhythm/frame-series';

export interface ZeroCrossingOptions {
  readonly kernels: Kernels;
  /** Frames of four hops. */
  readonly geometry: FrameGeometry;
  readonly signal: SignalBuffer;
}

/** Hops that the kernel counts at once. */
const hopsPerCall = 64;

/**
 * Share of samples at which the sign changes, 0 to 1, mean over frames: `librosa.feature.zero_crossing_rate` of the mono mix
 * (frames centred, edges repeated; magnitudes up to 1e-10 are zero, and zero is positive).
 */
export class ZeroCrossingMeter {
  /** Crossings in each stretch of one hop. */
  private readonly crossings = new FrameSeries();
  private readonly counts: KernelIntegers;
  private position = 0;

  constructor(private readonly options: ZeroCrossingOptions) {
    this.counts = options.kernels.allocateIntegers(hopsPerCall);
  }

  /** Counts in every whole hop that the signal holds by now. */
  advance(): void {
    const { signal, geometry } = this.options;
    const { hopSizeSamples } = geometry;
    // The first sample follows nothing.
    if (this.position === 0 && signal.end >= hopSizeSamples) this.countFirst(hopSizeSamples);
    while (this.position > 0 && this.position + hopSizeSamples <= signal.end) {
      const hops = Math.min(hopsPerCall, Math.floor((signal.end - this.position) / hopSizeSamples));
      this.count({ from: this.position, blockSize: hopSizeSamples, blockCount: hops });
      this.position += hops * hopSizeSamples;
    }
  }

  finish(): number {
    const { signal, geometry } = this.options;
    const { hopSizeSamples, fftSize } = geometry;
    const frameCount = 1 + Math.floor(signal.end / hopSizeSamples);
    if (this.position === 0) this.countFirst(signal.end);
    else this.count({ from: this.position, blockSize: signal.end - this.position, blockCount: 1 });
    const hops = this.crossings.toArray();
    // Frame f holds the hops f - 2 to f + 1, so hop h is in the frames h - 1 to h + 2.
    const total = hops.reduce((sum, count, hop) => sum + count * (Math.min(frameCount - 1, hop + 2) - Math.max(0, hop - 1) + 1), 0);
    return total / (frameCount * fftSize);
  }

  private countFirst(samples: number): void {
    this.count({ from: 1, blockSize: Math.max(0, samples - 1), blockCount: 1 });
    this.position = samples;
  }

  private count({ from, blockSize, blockCount }: { from: number; blockSize: number; blockCount: number }): void {
    const { kernels, signal } = this.options;
    kernels.functions.countZeroCrossings(signal.addressOf(from), blockSize, blockCount, this.counts.address);
    const counts = this.counts.values;
    for (let block = 0; block < blockCount; block += 1) this.crossings.push(counts[block] ?? 0);
  }
}
