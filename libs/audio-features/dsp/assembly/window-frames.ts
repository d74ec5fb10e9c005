/**
 * Four samples of each of four frames, weighted: a 4 x 4 matrix whose transpose has the frames in the lanes.
 *
 * @param samples address of the first frame; the others follow `hopBytes` apart
 * @param step bytes from one vector to the next in `frames`, of four that follow each other
 * @param groupStep bytes from the first of four to the first of the next four
 */
export function windowFrames(
  samples: usize,
  hopBytes: usize,
  size: usize,
  window: usize,
  frames: usize,
  step: usize,
  groupStep: usize,
): void {
  for (let index: usize = 0; index < size; index += 4) {
    const offset = index << 2;
    const weights = v128.load(window + offset);
    const first = f32x4.mul(v128.load(samples + offset), weights);
    const second = f32x4.mul(v128.load(samples + hopBytes + offset), weights);
    const third = f32x4.mul(v128.load(samples + 2 * hopBytes + offset), weights);
    const fourth = f32x4.mul(v128.load(samples + 3 * hopBytes + offset), weights);
    const lowOfFirstPair = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
    const highOfFirstPair = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
    const lowOfSecondPair = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5);
    const highOfSecondPair = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7);
    const target = frames + (index >> 2) * groupStep;
    v128.store(target, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 0, 2));
    v128.store(target + step, v128.shuffle<i64>(lowOfFirstPair, lowOfSecondPair, 1, 3));
    v128.store(target + 2 * step, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 0, 2));
    v128.store(target + 3 * step, v128.shuffle<i64>(highOfFirstPair, highOfSecondPair, 1, 3));
  }
}
