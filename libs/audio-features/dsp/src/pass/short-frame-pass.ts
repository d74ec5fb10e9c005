import type { AnalysisLevel } from '@earshot/contracts';

import type { Kernels } from '../kernels/kernels';
import { OnsetEnvelopeMeter } from '../rhythm/onset-envelope-meter';
import type { OnsetEnvelopes } from '../rhythm/onset-envelopes';
import { LaneSums } from '../spectral/lane-sums';
import { MelSpectrum } from '../spectral/mel-spectrum';
import type { FrameGroup } from '../spectral/power-spectrogram';
import { SpectralContrastMeter } from '../spectral/spectral-contrast';
import { SpectralShapeMeter, type SpectralShape } from '../spectral/spectral-shape';
import { TimbreFrameMeter } from '../structure/timbre-frame-meter';
import type { TimbreFrames } from '../structure/timbre-frames';
import { HarmonicPercussiveMeter } from '../timbre/harmonic-percussive';
import { melCepstrum } from '../timbre/mfcc';
import type { FrameGeometry } from './frame-geometry';

const melBands = 40;

export interface ShortFramePassOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  readonly geometry: FrameGeometry;
  readonly level: AnalysisLevel;
}

export interface ShortFrameResult {
  readonly shape: SpectralShape;
  /** Empty at the BASIC level. */
  readonly contrast: number[];
  readonly mfcc: number[];
  readonly harmonicPercussiveRatio: number;
  readonly onsets: OnsetEnvelopes;
  /** Null at the BASIC level. */
  readonly timbre: TimbreFrames | null;
}

/** Everything that is measured in the short frames: spectral shape, timbre and where sounds begin. */
export class ShortFramePass {
  private readonly shape: SpectralShapeMeter;
  private readonly contrast: SpectralContrastMeter | null;
  private readonly mel: MelSpectrum;
  private readonly melSums: LaneSums;
  private readonly harmonicPercussive: HarmonicPercussiveMeter;
  private readonly onsets: OnsetEnvelopeMeter;
  private readonly timbre: TimbreFrameMeter | null;

  constructor({ kernels, sampleRateHz, geometry, level }: ShortFramePassOptions) {
    const { fftSize, hopSizeSamples } = geometry;
    this.shape = new SpectralShapeMeter({ kernels, sampleRateHz, fftSize });
    this.contrast = level === 'BASIC' ? null : new SpectralContrastMeter({ kernels, sampleRateHz, fftSize });
    this.mel = new MelSpectrum(kernels, { sampleRateHz, fftSize, bandCount: melBands });
    this.melSums = new LaneSums(kernels, melBands);
    this.harmonicPercussive = new HarmonicPercussiveMeter({ kernels, sampleRateHz, fftSize });
    this.onsets = new OnsetEnvelopeMeter({ kernels, frameRateHz: sampleRateHz / hopSizeSamples, melCentresHz: this.mel.bank.centresHz });
    this.timbre = level === 'BASIC' ? null : new TimbreFrameMeter({ frameRateHz: sampleRateHz / hopSizeSamples, bandCount: melBands });
  }

  add(group: FrameGroup): void {
    this.shape.add(group);
    this.contrast?.add(this.shape.magnitudes, group.frameCount);
    this.harmonicPercussive.add(group);
    const logMel = this.mel.measure(group);
    this.melSums.add(logMel, group.frameCount);
    this.onsets.add(logMel, group.frameCount);
    this.timbre?.add(logMel, group.frameCount);
  }

  finish(): ShortFrameResult {
    return {
      shape: this.shape.finish(),
      contrast: this.contrast?.finish() ?? [],
      mfcc: melCepstrum(this.melSums.means()),
      harmonicPercussiveRatio: this.harmonicPercussive.finish(),
      onsets: this.onsets.finish(),
      timbre: this.timbre?.finish() ?? null,
    };
  }
}
