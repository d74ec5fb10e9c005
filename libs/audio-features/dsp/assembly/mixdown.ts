import { vectorBytes } from './lanes';

/**
 * The mean of all channels.
 *
 * @param channels address of the first channel's samples; the others follow `channelBytes` apart
 * @param output out: `count` floats, rounded up to a multiple of four
 */
export function mixdown(channels: usize, channelBytes: usize, channelCount: i32, count: i32, output: usize): void {
  const share = f32x4.splat(1 / <f32>channelCount);
  const bytes: usize = (<usize>count) << 2;
  for (let offset: usize = 0; offset < bytes; offset += vectorBytes) {
    let sum = v128.load(channels + offset);
    for (let channel = 1; channel < channelCount; channel++) {
      sum = f32x4.add(sum, v128.load(channels + <usize>channel * channelBytes + offset));
    }
    v128.store(output + offset, f32x4.mul(sum, share));
  }
}
