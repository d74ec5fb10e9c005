import { EarshotError, type StemKind } from '@earshot/contracts';
import type { KernelFloats } from '../kernels/kernel-array';
import { createKernels } from '../kernels/kernels';
import type { FrameGeometry } from '../pass/frame-geometry';
import { SignalBuffer } from '../pass/signal-buffer';
import { framesPerGroup } from '../spectral/power-spectrogram';
import { bytesPerSample, encodeSplit } from './encode-split';
import { PairSpectrogram } from './pair-spectrogram';
import { stemGeometry } from './stem-geometry';
import { splitsFor, type StemSplit } from './stem-split';
import { StemSynthesis } from './stem-synthesis';

export interface StemSeparatorOptions {
  readonly sampleRateHz: number;
  /** 1 to 8. */
  readonly channelCount: number;
  readonly kinds: readonly StemKind[];
  /** Takes the next samples of a stem: integers of 24 bits, little endian, channels side by side. The bytes are used again: copy what must outlive the call. */
  readonly onSamples: (kind: StemKind, bytes: Uint8Array) => void;
}

/** The spectra of the newest group and of the one before it. */
const groupsKept = 2;

/**
 * Takes a signal apart while it streams by, in memory that does not grow with its length. Each stem has as many samples and channels as
 * the signal. HARMONIC + PERCUSSIVE and CENTER + SIDE are the signal rounded to 24 bits, to the last bit, up to twice full scale.
 *
 * @example
 * const separator = new StemSeparator({ sampleRateHz: 44_100, channelCount: 2, kinds: ['HARMONIC'], onSamples: (_, bytes) => file.append(bytes) });
 * separator.push([left, right]);
 * separator.finish();
 */
export class StemSeparator {
  private readonly geometry: FrameGeometry;
  private readonly spectrogram: PairSpectrogram;
  private readonly signals: readonly SignalBuffer[];
  private readonly silence: KernelFloats;
  /** Of the even and of the odd groups, one for each pair of channels. */
  private readonly spectra: readonly (readonly KernelFloats[])[];
  private readonly syntheses: readonly StemSynthesis[];
  private readonly bytes = new Map<StemKind, Uint8Array>();
  private groupCount = 0;
  private sampleCount = 0;

  /** @throws EarshotError INVALID_INPUT when CENTER or SIDE is wanted of what is not stereo */
  constructor(private readonly options: StemSeparatorOptions) {
    const { sampleRateHz, channelCount, kinds } = options;
    const splits = splitsFor(kinds);
    refuseCentreOutsideStereo(splits, channelCount);
    const kernels = createKernels();
    const geometry = stemGeometry(sampleRateHz);
    const pairCount = Math.ceil(channelCount / 2);
    this.geometry = geometry;
    this.spectrogram = new PairSpectrogram(kernels, geometry);
    this.signals = Array.from(
      { length: channelCount },
      () => new SignalBuffer({ kernels, historySamples: 3 * geometry.fftSize, largestAppend: this.blockSamples }),
    );
    this.silence = kernels.allocateFloats(2 * geometry.fftSize);
    this.spectra = Array.from({ length: groupsKept }, () => Array.from({ length: pairCount }, () => this.spectrogram.allocateSpectra()));
    this.syntheses = splits.map(
      (split) => new StemSynthesis({ kernels, geometry, pairCount, split, mask: split.createMask(kernels, { geometry, sampleRateHz }) }),
    );
    for (const kind of kinds) this.bytes.set(kind, new Uint8Array(this.blockSamples * channelCount * bytesPerSample));
  }

  /**
   * @param channels the next samples, one array per channel
   * @throws EarshotError INVALID_AUDIO for a sample that is no number, some samples later
   */
  push(channels: readonly Float32Array[]): void {
    const count = channels[0]?.length ?? 0;
    for (let taken = 0; taken < count;) {
      const length = Math.min(count - taken, this.samplesToNextGroup());
      this.signals.forEach((signal, channel) =>
        signal.appendSamples((channels[channel] ?? this.silence.values).subarray(taken, taken + length)),
      );
      taken += length;
      this.sampleCount += length;
      if (this.samplesToNextGroup() === 0) this.addGroup();
    }
  }

  /** Hands out what is left. Nothing may be pushed after it. */
  finish(): void {
    if (this.sampleCount === 0) return;
    const { fftSize, hopSizeSamples } = this.geometry;
    const lastWholeFrame = Math.max(0, Math.floor(this.sampleCount / hopSizeSamples) - 1);
    for (const { mask } of this.syntheses) mask.endAfter(lastWholeFrame);
    // One more group than the samples reach into: the last is judged by what follows it.
    const groupsWanted = Math.ceil((this.sampleCount + fftSize - hopSizeSamples) / this.blockSamples) + 1;
    while (this.groupCount < groupsWanted) {
      const missing = this.samplesToNextGroup();
      for (const signal of this.signals) signal.appendSilence(missing);
      this.addGroup();
    }
  }

  private get blockSamples(): number {
    return framesPerGroup * this.geometry.hopSizeSamples;
  }

  private samplesToNextGroup(): number {
    return (this.groupCount + 1) * this.blockSamples - (this.signals[0]?.end ?? 0);
  }

  /** Where the first frame of a group begins: the first hop of the file lies at the end of the first frame. */
  private startOf(group: number): number {
    return group * this.blockSamples - this.geometry.fftSize + this.geometry.hopSizeSamples;
  }

  private addGroup(): void {
    const start = this.startOf(this.groupCount);
    const newest = this.spectra[this.groupCount % groupsKept] ?? [];
    newest.forEach((spectra, pair) => {
      const [first, second] = [this.signals[2 * pair], this.signals[2 * pair + 1]];
      this.spectrogram.analyse(
        [first?.addressOf(start) ?? this.silence.address, second?.addressOf(start) ?? this.silence.address],
        spectra,
      );
    });
    const addresses = newest.map(({ address }) => address);
    for (const { mask } of this.syntheses) mask.append(addresses);
    this.groupCount += 1;
    if (this.groupCount >= groupsKept) this.synthesise(this.groupCount - groupsKept);
  }

  private synthesise(group: number): void {
    const start = this.startOf(group);
    const from = Math.max(0, start);
    const to = Math.min(this.sampleCount, start + this.blockSamples);
    for (const synthesis of this.syntheses) {
      synthesis.add(this.spectrogram, this.spectra[group % groupsKept] ?? []);
      if (to > from) this.emit(synthesis, { from, to, start });
      synthesis.advance();
    }
  }

  private emit(synthesis: StemSynthesis, { from, to, start }: { from: number; to: number; start: number }): void {
    const { part, rest } = synthesis.split;
    const size = (to - from) * this.signals.length * bytesPerSample;
    const [partBytes, restBytes] = [this.bytesOf(part, size), this.bytesOf(rest, size)];
    encodeSplit({
      signal: this.signals.map((signal) => signal.view(from, to - from)),
      part: synthesis.view(from - start, to - start),
      partBytes,
      restBytes,
    });
    if (partBytes !== null) this.options.onSamples(part, partBytes);
    if (rest !== null && restBytes !== null) this.options.onSamples(rest, restBytes);
  }

  private bytesOf(kind: StemKind | null, size: number): Uint8Array | null {
    return (kind === null ? undefined : this.bytes.get(kind))?.subarray(0, size) ?? null;
  }
}

function refuseCentreOutsideStereo(splits: readonly StemSplit[], channelCount: number): void {
  if (channelCount === 2 || !splits.some(({ isCentred }) => isCentred)) return;
  const channels = channelCount === 1 ? 'one channel' : `${channelCount} channels`;
  throw new EarshotError('INVALID_INPUT', `CENTER and SIDE are parts of a stereo recording; this one has ${channels}.`, {
    details: { field: 'kinds', channels: channelCount },
  });
}
