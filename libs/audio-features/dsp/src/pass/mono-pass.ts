import type { AnalysisLevel, Waveform } from '@earshot/contracts';

import { AttackEnvelopeMeter, type AttackEnvelope } from '../dynamics/attack-envelope';
import type { Kernels } from '../kernels/kernels';
import { PowerSpectrogram } from '../spectral/power-spectrogram';
import { ZeroCrossingMeter } from '../spectral/zero-crossing-rate';
import { WaveformMeter } from '../waveform/waveform-meter';
import type { ChannelBlock } from './channel-block';
import { frameGeometries, type FrameGeometries } from './frame-geometry';
import { LongFramePass, type LongFrameResult } from './long-frame-pass';
import { ShortFramePass, type ShortFrameResult } from './short-frame-pass';
import { SignalBuffer } from './signal-buffer';

export interface MonoPassOptions {
  readonly kernels: Kernels;
  readonly sampleRateHz: number;
  /** Most samples that are added at once. */
  readonly capacity: number;
  readonly level: AnalysisLevel;
}

export interface MonoResult {
  readonly sampleCount: number;
  readonly zeroCrossingRate: number;
  readonly attacks: AttackEnvelope;
  readonly waveform: Waveform;
  readonly short: ShortFrameResult;
  readonly long: LongFrameResult;
}

/** Everything that is measured in the mono mix, the mean of all channels. */
export class MonoPass {
  private readonly geometries: FrameGeometries;
  private readonly signal: SignalBuffer;
  private readonly zeroCrossings: ZeroCrossingMeter;
  private readonly attacks: AttackEnvelopeMeter;
  private readonly waveform: WaveformMeter;
  private readonly shortSpectrogram: PowerSpectrogram;
  private readonly longSpectrogram: PowerSpectrogram;
  private readonly shortFrames: ShortFramePass;
  private readonly longFrames: LongFramePass;

  constructor(private readonly options: MonoPassOptions) {
    const { kernels, sampleRateHz, capacity, level } = options;
    const { short, long } = (this.geometries = frameGeometries(sampleRateHz));
    const largestAppend = Math.max(capacity, PowerSpectrogram.paddingSamples(long));
    const signal = new SignalBuffer({ kernels, historySamples: PowerSpectrogram.historySamples(long), largestAppend });
    this.signal = signal;
    this.zeroCrossings = new ZeroCrossingMeter({ kernels, geometry: short, signal });
    this.attacks = new AttackEnvelopeMeter({ kernels, sampleRateHz, signal, largestAppend });
    this.waveform = new WaveformMeter(kernels, signal);
    this.shortSpectrogram = new PowerSpectrogram({ kernels, geometry: short, signal });
    this.longSpectrogram = new PowerSpectrogram({ kernels, geometry: long, signal });
    this.shortFrames = new ShortFramePass({ kernels, sampleRateHz, geometry: short, level });
    this.longFrames = new LongFramePass({ kernels, sampleRateHz, geometry: long });
  }

  add(block: ChannelBlock): void {
    const { channelBytes, channelCount, sampleCount } = block;
    const target = this.signal.append(sampleCount);
    this.options.kernels.functions.mixdown(block.addressOf(0), channelBytes, channelCount, sampleCount, target);
    this.zeroCrossings.advance();
    this.attacks.advance();
    this.waveform.advance();
    this.shortSpectrogram.advance((group) => this.shortFrames.add(group));
    this.longSpectrogram.advance((group) => this.longFrames.add(group));
  }

  finish(): MonoResult {
    const sampleCount = this.signal.end;
    const zeroCrossingRate = this.zeroCrossings.finish();
    this.signal.appendSilence(PowerSpectrogram.paddingSamples(this.geometries.long));
    this.shortSpectrogram.finish(sampleCount, (group) => this.shortFrames.add(group));
    this.longSpectrogram.finish(sampleCount, (group) => this.longFrames.add(group));
    return {
      sampleCount,
      zeroCrossingRate,
      attacks: this.attacks.finish(),
      waveform: this.waveform.finish(),
      short: this.shortFrames.finish(),
      long: this.longFrames.finish(),
    };
  }
}
