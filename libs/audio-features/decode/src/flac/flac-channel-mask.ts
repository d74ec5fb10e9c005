import type { ByteSource } from '../source/byte-source';
import { vorbisComments } from '../vorbis-comments';

const commentName = 'WAVEFORMATEXTENSIBLE_CHANNEL_MASK';

/** @returns which loudspeakers the channels are for, where a comment says so (RFC 9639 §8.6.2): `0x` and the mask in hexadecimal digits */
export function readFlacChannelMask(source: ByteSource, range: { readonly start: number; readonly end: number }): number | undefined {
  for (const { name, value } of vorbisComments(source, range)) {
    if (name === commentName && /^0x[0-9a-f]{1,8}$/i.test(value)) return Number(value) || undefined;
  }
  return undefined;
}
