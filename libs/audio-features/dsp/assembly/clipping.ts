import { vectorBytes } from './lanes';

/**
 * Counts the samples that stand in runs of at least `shortestRun` at or above `level`. The run that is open at the end is carried
 * on, so that block borders make no difference.
 *
 * @param openRun in and out: address of an i32, length of the open run
 */
export function countClipped(samples: usize, count: i32, level: f32, shortestRun: i32, openRun: usize): i32 {
  const levels = f32x4.splat(level);
  const end = samples + ((<usize>count) << 2);
  let run = load<i32>(openRun);
  let clipped = 0;
  while (samples < end) {
    if (run == 0 && samples + vectorBytes <= end && !v128.any_true(f32x4.ge(f32x4.abs(v128.load(samples)), levels))) {
      samples += vectorBytes;
      continue;
    }
    run = abs(load<f32>(samples)) >= level ? run + 1 : 0;
    // A run counts from its beginning as soon as it is long enough.
    if (run == shortestRun) clipped += run;
    else if (run > shortestRun) clipped += 1;
    samples += 4;
  }
  store<i32>(openRun, run);
  return clipped;
}
