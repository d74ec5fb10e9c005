import { maximumOfLanes, splatAt, vectorBytes } from './lanes';

/** Samples that are tested, and skipped, together; at least as many as one interpolated value depends on. */
const blockBytes: usize = 128;

/**
 * Largest magnitude of four times oversampled samples (ITU-R BS.1770-4, annex 2), when it is larger than `peak`: the values a quarter,
 * a half and three quarters of a sample after each sample are interpolated from the samples around them, half a filter late, so the
 * end of a file must be followed by silence.
 *
 * Two bounds tell exactly, and nearly always, that there is no such value: a block is skipped when its largest sample times
 * `gainBound`, the most that the interpolation can make of it, is not above the peak so far; four samples are when what the four taps next to
 * them make of them and the most that all other taps can add is not.
 *
 * @param samples address of the samples; the 64 before them must be those of the signal
 * @param count samples, at least 32
 * @param taps address of three floats for each pair of taps, the outermost first: even and odd part of the quarter, and the half
 * @param pairCount pairs of taps, 3 to 16
 * @param farGainBound as `gainBound`, of all taps but the two inner pairs
 * @param peak largest magnitude so far, that of the samples themselves included
 */
export function truePeak(samples: usize, count: i32, taps: usize, pairCount: i32, gainBound: f32, farGainBound: f32, peak: f32): f32 {
  const nearBack: usize = 4 * (<usize>pairCount + 1);
  const nearLead: usize = 4 * (<usize>pairCount - 2);
  const nearTaps = taps + 12 * (<usize>pairCount - 2);
  const farBack: usize = 4 * (2 * <usize>pairCount - 1);
  const bound = f32x4.splat(gainBound);
  const farBound = f32x4.splat(farGainBound);
  let best = f32x4.splat(peak);
  let before = largestOfBlock(samples - blockBytes);
  const end = samples + ((<usize>count) << 2);
  while (samples < end) {
    if (samples + blockBytes > end) {
      // The last block reaches back: what is looked at twice does no harm.
      samples = end - blockBytes;
      before = largestOfBlock(samples - blockBytes);
    }
    const here = largestOfBlock(samples);
    const reach = f32x4.pmax(before, here);
    if (v128.any_true(f32x4.gt(f32x4.mul(reach, bound), best))) {
      const far = f32x4.mul(reach, farBound);
      for (let at = samples; at < samples + blockBytes; at += vectorBytes) {
        const near = largestBetween(at - nearBack, at - nearLead, nearTaps);
        if (!v128.any_true(f32x4.gt(f32x4.add(near, far), best))) continue;
        best = f32x4.splat(max(f32x4.extract_lane(best, 0), maximumOfLanes(largestBetween(at - farBack, at, taps))));
      }
    }
    before = here;
    samples += blockBytes;
  }
  return f32x4.extract_lane(best, 0);
}

/** In all lanes, because the taps reach across lanes. */
function largestOfBlock(block: usize): v128 {
  let largest = f32x4.abs(v128.load(block));
  for (let offset = vectorBytes; offset < blockBytes; offset += vectorBytes) {
    largest = f32x4.pmax(largest, f32x4.abs(v128.load(block + offset)));
  }
  const swapped = f32x4.pmax(largest, v128.shuffle<i32>(largest, largest, 2, 3, 0, 1));
  return f32x4.pmax(swapped, v128.shuffle<i32>(swapped, swapped, 1, 0, 3, 2));
}

/**
 * The largest of three interpolated values after each of four samples. The taps of three quarters are those of a quarter
 * mirrored: with even part e and odd part o of the sum they are e + o and e - o, whose larger magnitude is |e| + |o|.
 *
 * @param early address of the sample for the first tap
 * @param late address of the sample for the last tap
 */
function largestBetween(early: usize, late: usize, taps: usize): v128 {
  let even = f32x4.splat(0);
  let odd = f32x4.splat(0);
  let half = f32x4.splat(0);
  for (; early < late; early += 4, late -= 4, taps += 12) {
    const first = v128.load(early);
    const last = v128.load(late);
    const sum = f32x4.add(first, last);
    even = f32x4.add(even, f32x4.mul(sum, splatAt(taps)));
    odd = f32x4.add(odd, f32x4.mul(f32x4.sub(first, last), splatAt(taps + 4)));
    half = f32x4.add(half, f32x4.mul(sum, splatAt(taps + 8)));
  }
  return f32x4.pmax(f32x4.add(f32x4.abs(even), f32x4.abs(odd)), f32x4.abs(half));
}
