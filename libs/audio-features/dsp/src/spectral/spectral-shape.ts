import type { MeasuredFeatures } from '@earshot/contracts';

import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import { framesPerGroup, type FrameGroup } from './power-spectrogram';

export type SpectralShape = Pick<MeasuredFeatures['spectral'], 'centroidHz' | 'rolloffHz' | 'bandwidthHz' | 'flatness'>;

export interface SpectralShapeOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly fftSize: number;
}

/**
 * Centroid, bandwidth (second order) and 85 % rolloff of the magnitude spectrum in Hz, and flatness of the power spectrum (0 to 1),
 * each the mean over all frames: the definitions of librosa's `spectral_centroid`, `spectral_bandwidth`, `spectral_rolloff` and
 * `spectral_flatness` with their defaults (Klapuri and Davy, "Signal Processing Methods for Music Transcription", 2006, chapter 5;
 * Dubnov, "Generalization of Spectral Flatness Measure", 2004).
 *
 * Silent frames count as in librosa: their centroid, bandwidth and rolloff are 0 and their flatness is 1. A file that is silent
 * throughout has flatness 0, because it is no noise.
 */
export class SpectralShapeMeter {
  /** The square roots of the last group's power, one vector per bin. */
  readonly magnitudes: KernelFloats;
  private readonly statistics: KernelFloats;
  private readonly binCount: number;
  private readonly binHz: number;
  private readonly sums = { centroid: 0, bandwidth: 0, flatness: 0, rolloff: 0 };
  private frames = 0;

  constructor(private readonly options: SpectralShapeOptions) {
    this.binCount = options.fftSize / 2 + 1;
    this.binHz = options.sampleRateHz / options.fftSize;
    this.magnitudes = options.kernels.allocateFloats(framesPerGroup * this.binCount);
    this.statistics = options.kernels.allocateFloats(4 * framesPerGroup);
  }

  add({ power, frameCount }: FrameGroup): void {
    const { magnitudes, statistics, sums } = this;
    this.options.kernels.functions.spectralStatistics(power.address, this.binCount, magnitudes.address, statistics.address);
    const values = statistics.values;
    for (let lane = 0; lane < frameCount; lane += 1) {
      sums.centroid += values[lane] ?? 0;
      sums.bandwidth += values[framesPerGroup + lane] ?? 0;
      sums.flatness += 2 ** (values[2 * framesPerGroup + lane] ?? 0);
      sums.rolloff += values[3 * framesPerGroup + lane] ?? 0;
    }
    this.frames += frameCount;
  }

  finish(): SpectralShape {
    const perFrame = 1 / Math.max(1, this.frames);
    const { centroid, bandwidth, flatness, rolloff } = this.sums;
    return {
      centroidHz: centroid * perFrame * this.binHz,
      rolloffHz: rolloff * perFrame * this.binHz,
      bandwidthHz: bandwidth * perFrame * this.binHz,
      flatness: centroid === 0 && bandwidth === 0 ? 0 : Math.min(1, flatness * perFrame),
    };
  }
}
