import { vectorBytes } from './lanes';
import { mergeIntoPower, realTransform } from './real-transform';
import { windowFrames } from './window-frames';

/** Keeps the quarters of a frame from falling into the same lines of the cache. */
const paddingBytes: usize = 12 * vectorBytes;

/**
 * Windowed power spectra of four frames at once, one frame per lane: no shuffles inside the transform, which works on a quarter of the
 * frames at a time because that stays in the first-level cache.
 *
 * @param samples address of the first frame; the others follow `hopSamples` apart
 * @param size samples per frame, a power of two >= 256
 * @param window address of `size` floats
 * @param turns address of six floats per bin and merge: cos and -sin of one, two and three times 2 pi k / n, for k from 1 to n / 8 - 1,
 *   for block lengths n from 16 or 32 on to `size`, four times as long each
 * @param work address of 2 * (size + 48) vectors
 * @param power out: size / 2 + 1 vectors, |X[k]|^2 of the four frames
 */
export function powerSpectra(samples: usize, hopSamples: i32, size: i32, window: usize, turns: usize, work: usize, power: usize): void {
  const quarterBytes = (<usize>size) << 2;
  const stride = quarterBytes + paddingBytes;
  const spectra = work + 4 * stride;
  // Every fourth sample goes to the same quarter.
  windowFrames(samples, (<usize>hopSamples) << 2, <usize>size, window, work, stride, vectorBytes);
  let lastTurns = turns;
  for (let offset: usize = 0; offset < 4 * stride; offset += stride) {
    lastTurns = realTransform(work + offset, quarterBytes, turns, spectra + offset);
  }
  mergeIntoPower(spectra, quarterBytes, stride, lastTurns, power);
}
