import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { FrameGeometry } from '../pass/frame-geometry';
import type { SignalBuffer } from '../pass/signal-buffer';
import { transformTurns } from './transform-turns';

/** Frames that a kernel works on at once, one per lane. */
export const framesPerGroup = 4;
/** The transform keeps its quarters apart in the cache. */
const paddingVectors = 48;

/** Four consecutive spectra. The power of bin k in frame `lane` is at `power.values[4 * k + lane]`, not scaled by the FFT's length. */
export interface FrameGroup {
  readonly power: KernelFloats;
  /** How many of the four lie in the file: the last group may be short. */
  readonly frameCount: number;
}

export interface PowerSpectrogramOptions {
  readonly kernels: Kernels;
  readonly geometry: FrameGeometry;
  readonly signal: SignalBuffer;
}

/**
 * The power spectra of a signal under a periodic Hann window, four frames at a time, while it streams by.
 *
 * Frame f is centred on sample f x hop, as in librosa with `center=True` and zero padding: a file of n samples has
 * 1 + floor(n / hop) frames, and the first lies half before the file.
 */
export class PowerSpectrogram {
  private readonly window: KernelFloats;
  private readonly turns: KernelFloats;
  private readonly work: KernelFloats;
  private readonly power: KernelFloats;
  private nextFrame = 0;

  constructor(private readonly options: PowerSpectrogramOptions) {
    const { kernels, geometry } = options;
    const { fftSize } = geometry;
    this.window = kernels.allocateFloats(fftSize);
    this.window.values.set(Float32Array.from({ length: fftSize }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / fftSize)));
    const turns = transformTurns(fftSize);
    this.turns = kernels.allocateFloats(turns.length);
    this.turns.values.set(turns);
    this.work = kernels.allocateFloats(2 * framesPerGroup * (fftSize + paddingVectors));
    this.power = kernels.allocateFloats(framesPerGroup * (fftSize / 2 + 1));
  }

  /** Measures every whole group that the signal holds by now. */
  advance(onGroup: (group: FrameGroup) => void): void {
    while (this.endOfNextGroup() <= this.options.signal.end) this.measureGroup(framesPerGroup, onGroup);
  }

  /** Measures what is left after the last sample. The signal must have been continued by `paddingSamples` of silence. */
  finish(sampleCount: number, onGroup: (group: FrameGroup) => void): void {
    const frameCount = 1 + Math.floor(sampleCount / this.options.geometry.hopSizeSamples);
    while (this.nextFrame < frameCount) this.measureGroup(Math.min(framesPerGroup, frameCount - this.nextFrame), onGroup);
  }

  /** Silence behind the last sample that lets every group be whole. */
  static paddingSamples({ fftSize, hopSizeSamples }: FrameGeometry): number {
    return fftSize / 2 + framesPerGroup * hopSizeSamples;
  }

  /** How far behind the newest sample a group may begin. */
  static historySamples({ fftSize, hopSizeSamples }: FrameGeometry): number {
    return fftSize + framesPerGroup * hopSizeSamples;
  }

  private measureGroup(frameCount: number, onGroup: (group: FrameGroup) => void): void {
    const { kernels, geometry, signal } = this.options;
    const { window, turns, work, power } = this;
    const { fftSize, hopSizeSamples } = geometry;
    const samples = signal.addressOf(this.nextFrame * hopSizeSamples - fftSize / 2);
    kernels.functions.powerSpectra(samples, hopSizeSamples, fftSize, window.address, turns.address, work.address, power.address);
    this.nextFrame += framesPerGroup;
    onGroup({ power, frameCount });
  }

  private endOfNextGroup(): number {
    const { fftSize, hopSizeSamples } = this.options.geometry;
    return (this.nextFrame + framesPerGroup - 1) * hopSizeSamples + fftSize / 2;
  }
}
