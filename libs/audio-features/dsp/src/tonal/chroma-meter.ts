import type { KernelBytes, KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { FrameSeries } from '../rhythm/frame-series';
import { framesPerGroup, type FrameGroup } from '../spectral/power-spectrogram';
import { binsPerOctave, chromaRangeHz } from './chroma-extractor';
import type { ChromaFrames } from './chroma-frames';

export interface ChromaMeterOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly fftSize: number;
  readonly hopSizeSamples: number;
}

const firstFramesKept = 1_024;

/** What `ChromaExtractor` finds, four frames at a time; the first is centred on the first sample. */
export class ChromaMeter {
  private readonly firstBin: number;
  private readonly lastBin: number;
  private readonly octaveOffset: number;
  private readonly sums: KernelFloats;
  private readonly rows: KernelBytes;
  private readonly strongest: KernelFloats;
  private readonly peakPower = new FrameSeries();
  private bins = new Uint8Array(firstFramesKept * binsPerOctave);

  constructor(private readonly options: ChromaMeterOptions) {
    const { kernels, sampleRateHz, fftSize } = options;
    const binHz = sampleRateHz / fftSize;
    this.firstBin = Math.max(2, Math.floor(chromaRangeHz.lowest / binHz));
    this.lastBin = Math.min(fftSize / 2 - 1, Math.ceil(chromaRangeHz.highest / binHz));
    // A4 is nine semitones above C.
    this.octaveOffset = Math.log2(binHz / 440) + 9 / 12;
    this.sums = kernels.allocateFloats(framesPerGroup * binsPerOctave);
    this.rows = kernels.allocateBytes(framesPerGroup * binsPerOctave);
    this.strongest = kernels.allocateFloats(framesPerGroup);
  }

  add({ power, frameCount }: FrameGroup): void {
    const { firstBin, lastBin, octaveOffset, sums, rows, strongest } = this;
    const { chromaRows } = this.options.kernels.functions;
    chromaRows(power.address, firstBin, lastBin, octaveOffset, binsPerOctave, sums.address, rows.address, strongest.address);
    const start = this.peakPower.length * binsPerOctave;
    this.reserve(start + frameCount * binsPerOctave);
    this.bins.set(rows.values.subarray(0, frameCount * binsPerOctave), start);
    const powers = strongest.values;
    for (let lane = 0; lane < frameCount; lane += 1) this.peakPower.push(powers[lane] ?? 0);
  }

  finish(): ChromaFrames {
    const frameCount = this.peakPower.length;
    return {
      frameRateHz: this.options.sampleRateHz / this.options.hopSizeSamples,
      firstFrameSeconds: 0,
      frameCount,
      binsPerOctave,
      bins: this.bins.subarray(0, frameCount * binsPerOctave),
      peakPower: this.peakPower.toArray(),
    };
  }

  private reserve(length: number): void {
    if (length <= this.bins.length) return;
    const larger = new Uint8Array(2 * this.bins.length);
    larger.set(this.bins);
    this.bins = larger;
  }
}
