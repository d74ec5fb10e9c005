import { FrameSeries } from '../rhythm/frame-series';
import type { ChromaFrames } from './chroma-frames';

export const binsPerOctave = 120;
/** Where peaks are looked for. */
export const chromaRangeHz = { lowest: 60, highest: 1_300 } as const;
/** Peaks 50 dB below the strongest of their frame are noise and side lobes. */
const peakRange = 1e-5;
/** Fourth root of power: close to loudness, so that a loud bass does not hide the chord above it. */
const weightExponent = 0.25;

export interface ChromaExtractorOptions {
  readonly sampleRateHz: number;
  readonly fftSize: number;
  readonly hopSizeSamples: number;
  /** Time of the centre of the first frame; half a window when the first frame starts at the first sample. */
  readonly firstFrameSeconds?: number;
}

/**
 * Pitch classes from interpolated spectral peaks (Gómez, "Tonal Description of Polyphonic Audio for Music Content
 * Processing", INFORMS Journal on Computing 2006), 10 cents per bin. Streams: 124 bytes per frame are kept.
 */
export class ChromaExtractor {
  private readonly firstBin: number;
  private readonly lastBin: number;
  private readonly binHz: number;
  private readonly sums = new Float32Array(binsPerOctave);
  private readonly peakPower = new FrameSeries();
  private bins = new Uint8Array(1_024 * binsPerOctave);

  constructor(private readonly options: ChromaExtractorOptions) {
    this.binHz = options.sampleRateHz / options.fftSize;
    this.firstBin = Math.max(2, Math.floor(chromaRangeHz.lowest / this.binHz));
    this.lastBin = Math.min(options.fftSize / 2 - 1, Math.ceil(chromaRangeHz.highest / this.binHz));
  }

  /** Adds the next frame: bin k has its power at `power[offset + k * stride]`, k up to fftSize / 2. */
  addFrame(power: Float32Array, offset: number, stride: number): void {
    let strongest = 0;
    for (let k = this.firstBin; k <= this.lastBin; k += 1) {
      const value = power[offset + k * stride] ?? 0;
      if (value > strongest) strongest = value;
    }
    const row = this.peakPower.length * binsPerOctave;
    this.reserve(row + binsPerOctave);
    this.peakPower.push(strongest);
    if (strongest > 0) {
      this.sums.fill(0);
      this.addPeaks(power, { offset, stride, threshold: strongest * peakRange });
      this.writeRow(row);
    }
  }

  finish(): ChromaFrames {
    const { sampleRateHz, hopSizeSamples, fftSize, firstFrameSeconds } = this.options;
    const frameCount = this.peakPower.length;
    return {
      frameRateHz: sampleRateHz / hopSizeSamples,
      firstFrameSeconds: firstFrameSeconds ?? fftSize / 2 / sampleRateHz,
      frameCount,
      binsPerOctave,
      bins: this.bins.slice(0, frameCount * binsPerOctave),
      peakPower: this.peakPower.toArray(),
    };
  }

  private addPeaks(power: Float32Array, { offset, stride, threshold }: { offset: number; stride: number; threshold: number }): void {
    let before = power[offset + (this.firstBin - 1) * stride] ?? 0;
    let here = power[offset + this.firstBin * stride] ?? 0;
    for (let k = this.firstBin; k <= this.lastBin; k += 1) {
      const after = power[offset + (k + 1) * stride] ?? 0;
      if (here > before && here >= after && here > threshold) this.addPeak(k, before, here, after);
      before = here;
      here = after;
    }
  }

  /** Parabola through the log powers of three bins (Smith and Serra, PARSHL, 1987). */
  private addPeak(k: number, before: number, here: number, after: number): void {
    const logBefore = Math.log(before + 1e-30);
    const logHere = Math.log(here);
    const logAfter = Math.log(after + 1e-30);
    const shift = (0.5 * (logBefore - logAfter)) / (logBefore - 2 * logHere + logAfter);
    const octaves = Math.log2(((k + shift) * this.binHz) / 440) + 9 / 12;
    const bin = Math.round((octaves - Math.floor(octaves)) * binsPerOctave) % binsPerOctave;
    this.sums[bin] = (this.sums[bin] ?? 0) + Math.exp(weightExponent * logHere);
  }

  private writeRow(row: number): void {
    let largest = 0;
    for (let bin = 0; bin < binsPerOctave; bin += 1) largest = Math.max(largest, this.sums[bin] ?? 0);
    if (largest === 0) return;
    for (let bin = 0; bin < binsPerOctave; bin += 1) this.bins[row + bin] = Math.round((255 * (this.sums[bin] ?? 0)) / largest);
  }

  private reserve(length: number): void {
    if (length <= this.bins.length) return;
    const larger = new Uint8Array(2 * this.bins.length);
    larger.set(this.bins);
    this.bins = larger;
  }
}
