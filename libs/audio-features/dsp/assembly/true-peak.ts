import { maximumOfLanes, splatAt, vectorBytes } from './lanes';

/** Samples that one interpolated value depends on. */
const tapCount: usize = 12;
const halfTapCount: usize = 6;
/** Samples that are tested, and skipped, together; at least `tapCount` - 1, so that a block and the one before hold all taps. */
const blockBytes: usize = 64;

/**
 * Largest magnitude of four times oversampled samples (ITU-R BS.1770-4, annex 2), when it is larger than `peak`. The value a
 * quarter, a half and three quarters of a sample after each sample are interpolated with 12 taps each, six samples late: the end of a file must be followed by silence.
 *
 * A block is skipped when its largest sample times `gainBound`, the most that the interpolation can make of it, is not above the
 * peak so far: exact, and nearly always the case.
 *
 * @param samples address of the samples; the 32 before them must be those of the signal
 * @param taps address of 18 floats: for each pair of taps (t, 11 - t) even part and odd part of the quarter, and the half
 * @param peak largest magnitude so far, that of the samples themselves included
 */
export function truePeak(samples: usize, count: i32, taps: usize, gainBound: f32, peak: f32): f32 {
  const bound = f32x4.splat(gainBound);
  let best = f32x4.splat(peak);
  let highest = f32x4.splat(peak);
  let before = largestOfBlock(samples - blockBytes);
  const end = samples + ((<usize>count) << 2);
  while (samples < end) {
    if (samples + blockBytes > end) {
      // The last block reaches back: what is looked at twice does no harm.
      samples = end - blockBytes;
      before = largestOfBlock(samples - blockBytes);
    }
    const here = largestOfBlock(samples);
    const reach = f32x4.mul(f32x4.pmax(before, here), bound);
    if (v128.any_true(f32x4.gt(reach, best))) {
      for (let at = samples; at < samples + blockBytes; at += vectorBytes) {
        highest = f32x4.pmax(highest, largestBetween(at - 4 * (tapCount - 1), taps));
      }
      best = f32x4.splat(maximumOfLanes(highest));
    }
    before = here;
    samples += blockBytes;
  }
  return maximumOfLanes(best);
}

function largestOfBlock(block: usize): v128 {
  const low = f32x4.pmax(f32x4.abs(v128.load(block)), f32x4.abs(v128.load(block, vectorBytes)));
  const high = f32x4.pmax(f32x4.abs(v128.load(block, 2 * vectorBytes)), f32x4.abs(v128.load(block, 3 * vectorBytes)));
  const largest = f32x4.pmax(low, high);
  // The largest of a block must be seen in all lanes, because the taps reach across lanes.
  const swapped = f32x4.pmax(largest, v128.shuffle<i32>(largest, largest, 2, 3, 0, 1));
  return f32x4.pmax(swapped, v128.shuffle<i32>(swapped, swapped, 1, 0, 3, 2));
}

/**
 * The largest of three interpolated values after each of four samples. The taps of three quarters are those of a quarter
 * mirrored: with even part e and odd part o of the sum they are e + o and e - o, whose larger magnitude is |e| + |o|.
 */
function largestBetween(first: usize, taps: usize): v128 {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  let half = f32x4.splat(0);
  for (let tap: usize = 0; tap < halfTapCount; tap++, taps += 12) {
    const early = v128.load(first + (tap << 2));
    const late = v128.load(first + ((tapCount - 1 - tap) << 2));
    const sum = f32x4.add(early, late);
    even = f32x4.add(even, f32x4.mul(sum, splatAt(taps)));
    odd = f32x4.add(odd, f32x4.mul(f32x4.sub(early, late), splatAt(taps + 4)));
    half = f32x4.add(half, f32x4.mul(sum, splatAt(taps + 8)));
  }
  return f32x4.pmax(f32x4.add(f32x4.abs(even), f32x4.abs(odd)), f32x4.abs(half));
}
