import { vectorBytes } from './lanes';

/**
 * The mean of all channels.
 *
 * @param channels address of the first channel's samples; the others follow `channelBytes` apart
 * @param output out: `count` floats, rounded up to a multiple of four
 */
export function mixdown(channels: usize, channelBytes: usize, channelCount: i32, count: i32, output: usize): void {
  const share = f32x4.splat(1 / <f32>channelCount);
  const end = channels + ((<usize>count) << 2);
  if (channelCount == 2) {
    const half = f32x4.splat(0.5);
    for (; channels < end; channels += vectorBytes, output += vectorBytes) {
      v128.store(output, f32x4.mul(f32x4.add(v128.load(channels), v128.load(channels + channelBytes)), half));
    }
    return;
  }
  const allBytes = <usize>channelCount * channelBytes;
  for (; channels < end; channels += vectorBytes, output += vectorBytes) {
    let sum = v128.load(channels);
    for (let offset = channelBytes; offset < allBytes; offset += channelBytes) sum = f32x4.add(sum, v128.load(channels + offset));
    v128.store(output, f32x4.mul(sum, share));
  }
}
