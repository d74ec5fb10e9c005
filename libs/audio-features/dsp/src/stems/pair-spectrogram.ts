import type { KernelFloats } from '../kernels/kernel-array';
import type { Kernels } from '../kernels/kernels';
import type { FrameGeometry } from '../pass/frame-geometry';
import { framesPerGroup } from '../spectral/power-spectrogram';
import { twiddleFactors } from '../spectral/twiddle-factors';

/** With a Hann window before and after the transform, frames a quarter apart add up to this times the signal. */
const overlapGain = 1.5;

/** Transforms two channels as one complex signal, four frames at a time, there and back again (weighted overlap-add). */
export class PairSpectrogram {
  private readonly analysisWindow: KernelFloats;
  private readonly synthesisWindow: KernelFloats;
  private readonly twiddles: KernelFloats;
  private readonly work: KernelFloats;
  private readonly masked: KernelFloats;

  constructor(
    private readonly kernels: Kernels,
    private readonly geometry: FrameGeometry,
  ) {
    const { fftSize } = geometry;
    const hann = Float64Array.from({ length: fftSize }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / fftSize));
    this.analysisWindow = kernels.allocateFloats(fftSize);
    this.analysisWindow.values.set(hann);
    this.synthesisWindow = kernels.allocateFloats(fftSize);
    this.synthesisWindow.values.set(hann.map((weight) => weight / (overlapGain * fftSize)));
    this.twiddles = kernels.allocateFloats(4 * fftSize);
    this.twiddles.values.set(twiddleFactors(2 * fftSize));
    this.work = this.allocateSpectra();
    this.masked = this.allocateSpectra();
  }

  /** Room for the spectra of four frames of one pair. */
  allocateSpectra(): KernelFloats {
    return this.kernels.allocateFloats(2 * framesPerGroup * this.geometry.fftSize);
  }

  /** @param pair addresses of the first frame in both channels */
  analyse([first, second]: readonly [number, number], spectra: KernelFloats): void {
    const { fftSize, hopSizeSamples } = this.geometry;
    const { analysisWindow, twiddles, work } = this;
    const { pairSpectra } = this.kernels.functions;
    pairSpectra(first, second, hopSizeSamples, fftSize, analysisWindow.address, twiddles.address, work.address, spectra.address);
  }

  /** Adds what the masks leave of four frames onto both channels of a pair. */
  synthesise(
    spectra: KernelFloats,
    masks: { address: number; rowBytes: number },
    [first, second]: readonly [KernelFloats, KernelFloats],
  ): void {
    const { fftSize, hopSizeSamples } = this.geometry;
    const { synthesisWindow, twiddles, work, masked } = this;
    const { applyMasks, overlapAdd } = this.kernels.functions;
    applyMasks(spectra.address, fftSize, masks.address, masks.rowBytes, masked.address);
    overlapAdd(
      masked.address,
      fftSize,
      hopSizeSamples,
      twiddles.address,
      work.address,
      synthesisWindow.address,
      first.address,
      second.address,
    );
  }
}
