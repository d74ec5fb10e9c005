import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { FrameGeometry } from '../pass/frame-geometry';
import { framesPerGroup } from '../spectral/power-spectrogram';
import type { PairSpectrogram } from './pair-spectrogram';
import type { StemMask } from './masks/stem-mask';
import type { StemSplit } from './stem-split';

export interface StemSynthesisOptions {
  readonly kernels: Kernels;
  readonly geometry: FrameGeometry;
  readonly pairCount: number;
  readonly split: StemSplit;
  readonly mask: StemMask;
}

/** Makes the samples of one part: masks, transforms back and adds up what overlaps. */
export class StemSynthesis {
  readonly split: StemSplit;
  readonly mask: StemMask;
  private readonly sums: readonly (readonly [KernelFloats, KernelFloats])[];

  constructor(private readonly options: StemSynthesisOptions) {
    const { kernels, geometry, pairCount, split, mask } = options;
    this.split = split;
    this.mask = mask;
    const length = geometry.fftSize + (framesPerGroup - 1) * geometry.hopSizeSamples;
    this.sums = Array.from({ length: pairCount }, () => [kernels.allocateFloats(length), kernels.allocateFloats(length)] as const);
  }

  /** Adds the group before the newest; the first `blockSamples` of each channel are then done. */
  add(spectrogram: PairSpectrogram, spectra: readonly KernelFloats[]): void {
    const masks = { address: this.mask.judge(), rowBytes: this.mask.rowBytes };
    this.sums.forEach((sums, pair) => {
      const ofPair = spectra[pair];
      if (ofPair !== undefined) spectrogram.synthesise(ofPair, masks, sums);
    });
    if (this.split.isCentred) this.sums.forEach((sums) => this.average(sums));
  }

  /** @returns what is done of each channel, from one sample to another */
  view(from: number, to: number): Float32Array[] {
    return this.sums.flat().map(({ values }) => values.subarray(from, to));
  }

  /** Lets go of what was done. */
  advance(): void {
    const { fftSize, hopSizeSamples } = this.options.geometry;
    for (const { values } of this.sums.flat()) values.copyWithin(0, this.blockSamples).fill(0, fftSize - hopSizeSamples);
  }

  private average([left, right]: readonly [KernelFloats, KernelFloats]): void {
    const { mixdown } = this.options.kernels.functions;
    mixdown(left.address, right.address - left.address, 2, this.blockSamples, left.address);
    right.values.set(left.values.subarray(0, this.blockSamples));
  }

  private get blockSamples(): number {
    return framesPerGroup * this.options.geometry.hopSizeSamples;
  }
}
