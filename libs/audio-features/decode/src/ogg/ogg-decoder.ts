import type { AudioDecoder } from '../audio-decoder';
import type { ByteSource } from '../source/byte-source';
import { findFirstAudioPage } from './first-ogg-codec';
import { oggFlacDecoder } from './ogg-flac-decoder';
import { vorbisDecoder } from './vorbis-decoder';

/** Vorbis or FLAC in Ogg, whichever the first audio stream is. */
export const oggDecoder: AudioDecoder = {
  format: 'OGG',
  probe: (source) => decoderOfStream(source).probe(source),
  decode: (source, session) => decoderOfStream(source).decode(source, session),
};

const decoderOfStream = (source: ByteSource): AudioDecoder =>
  findFirstAudioPage(source)?.codec === 'FLAC' ? oggFlacDecoder : vorbisDecoder;
