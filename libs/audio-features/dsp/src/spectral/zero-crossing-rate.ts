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

/**
 * Share of samples at which the sign changes, 0 to 1, mean over frames: `librosa.feature.zero_crossing_rate` of the mono mix
 * (frames centred, edges repeated; magnitudes up to 1e-10 are zero, and zero is positive).
 */
export class ZeroCrossingMeter {
  /** Crossings in each stretch of one hop. */
  private readonly crossings = new FrameSeries();
  private position = 0;

  constructor(private readonly options: ZeroCrossingOptions) {}

  /** Counts in every whole hop that the signal holds by now. */
  advance(): void {
    const { signal, geometry } = this.options;
    while (this.position + geometry.hopSizeSamples <= signal.end) this.count(geometry.hopSizeSamples);
  }

  finish(): number {
    const { signal, geometry } = this.options;
    const { hopSizeSamples, fftSize } = geometry;
    const frameCount = 1 + Math.floor(signal.end / hopSizeSamples);
    this.count(signal.end - this.position);
    const hops = this.crossings.toArray();
    // Frame f holds the hops f - 2 to f + 1, so hop h is in the frames h - 1 to h + 2.
    const total = hops.reduce((sum, count, hop) => sum + count * (Math.min(frameCount - 1, hop + 2) - Math.max(0, hop - 1) + 1), 0);
    return total / (frameCount * fftSize);
  }

  private count(samples: number): void {
    const { kernels, signal } = this.options;
    const isFirst = this.position === 0;
    // The first sample follows nothing.
    const from = signal.addressOf(this.position) + (isFirst ? 4 : 0);
    this.crossings.push(kernels.functions.countZeroCrossings(from, Math.max(0, samples - (isFirst ? 1 : 0))));
    this.position += samples;
  }
}
