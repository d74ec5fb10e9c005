import type { AudioFormat } from '@earshot/contracts';
import { aiffDecoder } from './aiff/aiff-decoder';
import type { AudioDecoder } from './audio-decoder';
import { flacDecoder } from './flac/flac-decoder';
import { m4aDecoder } from './m4a/m4a-decoder';
import { mp3Decoder } from './mp3/mp3-decoder';
import { oggDecoder } from './ogg/ogg-decoder';
import { opusDecoder } from './ogg/opus-decoder';
import { wavDecoder } from './wav/wav-decoder';

const decoders: Readonly<Record<AudioFormat, AudioDecoder>> = {
  WAV: wavDecoder,
  AIFF: aiffDecoder,
  FLAC: flacDecoder,
  MP3: mp3Decoder,
  OGG: oggDecoder,
  OPUS: opusDecoder,
  M4A: m4aDecoder,
};

/** @returns the decoder of a format. */
export const decoderOf = (format: AudioFormat): AudioDecoder => decoders[format];
