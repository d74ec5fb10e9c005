import { complexTransform } from './complex-transform';
import { splatAt, vectorBytes } from './lanes';
import { addToRows, gatherFromRows } from './spectrum-rows';

/**
 * Multiplies four spectra by real masks, with the mirror image above half the sample rate, and swaps the real and the imaginary part:
 * so prepared, the forward transform of `overlapAdd` is an inverse one.
 *
 * @param spectra address of what `pairSpectra` made, of `size` bins
 * @param masks address of the bin at 0 Hz of four rows, `rowBytes` apart
 * @param output size pairs of vectors
 */
export function applyMasks(spectra: usize, size: i32, masks: usize, rowBytes: usize, output: usize): void {
  const half = size >> 1;
  for (let bin = 0; bin < half; bin += 4, masks += vectorBytes) {
    const gathered = gatherFromRows(masks, rowBytes);
    for (let step = 0; step < 4; step++) {
      const mask = v128.load(gathered + ((<usize>step) << 4));
      scale(spectra, output, bin + step, mask);
      if (bin + step > 0) scale(spectra, output, size - bin - step, mask);
    }
  }
  scale(spectra, output, half, v128.load(gatherFromRows(masks, rowBytes)));
}

function scale(spectra: usize, output: usize, bin: i32, mask: v128): void {
  const offset = (<usize>bin) << 5;
  v128.store(output + offset, f32x4.mul(v128.load(spectra + offset, vectorBytes), mask));
  v128.store(output + offset, f32x4.mul(v128.load(spectra + offset), mask), vectorBytes);
}

/**
 * Transforms four masked spectra back and adds the windowed frames onto both signals of the pair, each `hopSamples` after the one
 * before.
 *
 * @param spectra address of what `applyMasks` made; overwritten
 * @param twiddles as for `pairSpectra`
 * @param work address of 2 * size vectors
 * @param window address of `size` floats, with the scale of transform and overlap in it
 * @param first, second addresses of size + 3 * hopSamples floats
 */
export function overlapAdd(
  spectra: usize,
  size: i32,
  hopSamples: i32,
  twiddles: usize,
  work: usize,
  window: usize,
  first: usize,
  second: usize,
): void {
  const frames = complexTransform(size, twiddles, spectra, work);
  const hopBytes = (<usize>hopSamples) << 2;
  addWindowed(frames + vectorBytes, <usize>size, window, first, hopBytes);
  addWindowed(frames, <usize>size, window, second, hopBytes);
}

function addWindowed(frames: usize, size: usize, window: usize, signal: usize, hopBytes: usize): void {
  for (let index: usize = 0; index < size; index += 4) {
    const from = frames + (index << 5);
    const weights = window + (index << 2);
    addToRows(
      f32x4.mul(v128.load(from), splatAt(weights)),
      f32x4.mul(v128.load(from, 2 * vectorBytes), splatAt(weights + 4)),
      f32x4.mul(v128.load(from, 4 * vectorBytes), splatAt(weights + 8)),
      f32x4.mul(v128.load(from, 6 * vectorBytes), splatAt(weights + 12)),
      signal + (index << 2),
      hopBytes,
    );
  }
}
