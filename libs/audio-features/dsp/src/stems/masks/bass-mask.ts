import type { Kernels } from '../../kernels/kernels';
import { MaskRows } from './mask-rows';
import type { StemMask } from './stem-mask';

/** Where the bass begins to fade and where nothing of it is left: half of the amplitude stays at 250 Hz, where mixing engineers end it. */
const fadeHz = { from: 180, to: 320 } as const;

export interface BassMaskOptions {
  readonly fftSize: number;
  readonly sampleRateHz: number;
}

/** The sound below 250 Hz, whatever it is: a low-pass of linear phase with a raised-cosine edge from 180 to 320 Hz. */
export class BassMask implements StemMask {
  private readonly masks: MaskRows;

  constructor(kernels: Kernels, { fftSize, sampleRateHz }: BassMaskOptions) {
    this.masks = new MaskRows(kernels, fftSize);
    this.masks.set(Float32Array.from({ length: this.masks.binCount }, (_, bin) => bassShare((bin * sampleRateHz) / fftSize)));
  }

  get rowBytes(): number {
    return this.masks.rowBytes;
  }

  // The same for every frame: there is nothing to look at.
  append(): void {}

  endAfter(): void {}

  judge(): number {
    return this.masks.address;
  }
}

function bassShare(frequencyHz: number): number {
  const faded = Math.min(1, Math.max(0, (frequencyHz - fadeHz.from) / (fadeHz.to - fadeHz.from)));
  return 0.5 + 0.5 * Math.cos(Math.PI * faded);
}
