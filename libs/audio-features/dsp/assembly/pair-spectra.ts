import { complexTransform } from './complex-transform';
import { vectorBytes } from './lanes';
import { windowFrames } from './window-frames';

/**
 * Windowed spectra of two real signals as those of one complex signal, first + i second, four frames at once, one frame per lane.
 *
 * @param first, second addresses of the first frame; the others follow `hopSamples` apart
 * @param size samples per frame, a power of two >= 16
 * @param window address of `size` floats
 * @param twiddles address of 2 * size pairs (cos, -sin) of 2 pi k / (2 size)
 * @param work address of 2 * size vectors
 * @param spectra out: size pairs of vectors (real, imaginary)
 */
export function pairSpectra(
  first: usize,
  second: usize,
  hopSamples: i32,
  size: i32,
  window: usize,
  twiddles: usize,
  work: usize,
  spectra: usize,
): void {
  // Each stage changes sides: with an odd number of them the result ends where the samples were not.
  const stages = (ctz(size) + 1) >> 1;
  const source = (stages & 1) == 1 ? work : spectra;
  const target = (stages & 1) == 1 ? spectra : work;
  const hopBytes = (<usize>hopSamples) << 2;
  windowFrames(first, hopBytes, <usize>size, window, source, 2 * vectorBytes, 8 * vectorBytes);
  windowFrames(second, hopBytes, <usize>size, window, source + vectorBytes, 2 * vectorBytes, 8 * vectorBytes);
  complexTransform(size, twiddles, source, target);
}
