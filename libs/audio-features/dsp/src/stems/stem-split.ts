import type { StemKind } from '@earshot/contracts';
import type { Kernels } from '../kernels/kernels';
import type { FrameGeometry } from '../pass/frame-geometry';
import { BassMask } from './masks/bass-mask';
import { CentreMask } from './masks/centre-mask';
import { HarmonicMask } from './masks/harmonic-mask';
import type { StemMask } from './masks/stem-mask';

/** One way to cut a signal in two: the part that a mask lets through, and the rest, which is the signal less the part. */
export interface StemSplit {
  readonly part: StemKind;
  readonly rest: StemKind | null;
  /** Whether the part is the same in both channels. */
  readonly isCentred: boolean;
  createMask(kernels: Kernels, shape: { readonly geometry: FrameGeometry; readonly sampleRateHz: number }): StemMask;
}

const splits: readonly StemSplit[] = [
  {
    part: 'HARMONIC',
    rest: 'PERCUSSIVE',
    isCentred: false,
    createMask: (kernels, { geometry, sampleRateHz }) => new HarmonicMask(kernels, { fftSize: geometry.fftSize, sampleRateHz }),
  },
  {
    part: 'CENTER',
    rest: 'SIDE',
    isCentred: true,
    createMask: (kernels, { geometry }) => new CentreMask(kernels, geometry.fftSize),
  },
  {
    part: 'BASS',
    rest: null,
    isCentred: false,
    createMask: (kernels, { geometry, sampleRateHz }) => new BassMask(kernels, { fftSize: geometry.fftSize, sampleRateHz }),
  },
];

/** @returns the cuts that yield these kinds, each once */
export const splitsFor = (kinds: readonly StemKind[]): StemSplit[] =>
  splits.filter(({ part, rest }) => kinds.some((kind) => kind === part || kind === rest));
