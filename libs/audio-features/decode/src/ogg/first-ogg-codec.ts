import type { ByteSource } from '../source/byte-source';
import { oggPages, type OggPage } from './ogg-page';

export type OggCodec = 'VORBIS' | 'OPUS' | 'FLAC';

const maxStreams = 16;

/** @returns the codec whose identification header a page carries. */
export function oggCodecOf({ isFirst, body }: OggPage): OggCodec | undefined {
  if (!isFirst) return undefined;
  const magic = Buffer.from(body.subarray(0, 8)).toString('latin1');
  if (magic.startsWith('\u0001vorbis')) return 'VORBIS';
  if (magic.startsWith('\u007fFLAC')) return 'FLAC';
  return magic === 'OpusHead' ? 'OPUS' : undefined;
}

/** @returns the first audio stream of an Ogg file that is read here; the streams announce themselves on its first pages. */
export function findFirstAudioPage(source: ByteSource): { page: OggPage; codec: OggCodec } | undefined {
  let streams = 0;
  for (const page of oggPages(source, 0)) {
    const codec = oggCodecOf(page);
    if (codec !== undefined) return { page, codec };
    streams += 1;
    if (!page.isFirst || streams === maxStreams) return undefined;
  }
  return undefined;
}

/** @returns the format of an Ogg file by its first audio stream: Opus is one of its own. */
export function oggFormatOf(head: ByteSource): 'OGG' | 'OPUS' | undefined {
  const codec = findFirstAudioPage(head)?.codec;
  return codec === undefined || codec === 'OPUS' ? codec : 'OGG';
}
