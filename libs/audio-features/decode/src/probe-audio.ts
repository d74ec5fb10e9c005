import { isEarshotError, type AudioFormat } from '@earshot/contracts';
import type { AudioDescription } from './audio-description';
import type { AudioDecoder } from './audio-decoder';
import { decoderOf } from './decoder-registry';
import { invalidAudio, unsupportedAudio } from './invalid-audio';
import { findId3v2End } from './mp3/id3v2-tag';
import { sniffAudioFormat } from './sniff-audio-format';
import type { ByteSource } from './source/byte-source';
import { ReadAhead } from './source/read-ahead';

const probeWindowBytes = 64 * 1024;

/**
 * Reads what the headers of a file say about it. Nothing is decoded; the time does not grow with the size of the file.
 *
 * @throws EarshotError UNSUPPORTED_AUDIO_FORMAT when the content is no format or codec that is read here;
 * INVALID_AUDIO when its headers are damaged or declare what cannot be measured
 */
export function probeAudio(source: ByteSource): AudioDescription {
  const reader = new ReadAhead(source, probeWindowBytes);
  try {
    return findDecoder(reader).probe(reader);
  } catch (error) {
    throw asAudioError(error);
  }
}

/** @returns the decoder for what the content of the source is. */
export function findDecoder(source: ByteSource): AudioDecoder {
  if (source.sizeBytes === 0) throw invalidAudio('The file is empty.');
  const head = source.read(0, probeWindowBytes);
  // A tag in front may be larger than any head: what stands behind it decides.
  const tagEnd = findId3v2End(source);
  if (tagEnd > source.sizeBytes) throw invalidAudio('The file ends inside its ID3 tag.', { tagEnd, sizeBytes: source.sizeBytes });
  const format = tagEnd < head.length ? sniffAudioFormat(head) : sniffBehindTag(source.read(tagEnd, probeWindowBytes));
  if (format !== undefined) return decoderOf(format);
  throw unsupportedAudio('The content is no WAV, AIFF, FLAC, MP3, OGG, Opus or M4A audio.', {
    firstBytes: Buffer.from(head.subarray(0, 8)).toString('hex'),
  });
}

function sniffBehindTag(bytes: Uint8Array): AudioFormat | undefined {
  const format = sniffAudioFormat(bytes);
  return format === 'MP3' || format === 'FLAC' ? format : undefined;
}

/** Whatever a damaged file makes a parser or a WebAssembly decoder throw means the same to the caller. */
export function asAudioError(error: unknown): unknown {
  if (isEarshotError(error)) return error;
  return invalidAudio('The file is damaged: it cannot be decoded.', {}, error);
}
