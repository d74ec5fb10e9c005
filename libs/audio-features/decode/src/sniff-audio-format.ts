import type { AudioFormat } from '@earshot/contracts';
import { isMp4AudioBrand } from './m4a/mp4-brands';
import { countFramesInSequence, findMpegFrames } from './mp3/find-mpeg-frames';
import { findId3v2End } from './mp3/id3v2-tag';
import { oggFormatOf } from './ogg/first-ogg-codec';
import { MemorySource } from './source/memory-source';
import { fourCharacters, viewOf } from './source/read-header';

const waveForm = { WAVE: 'WAV' } as const;
const containers: Readonly<Record<string, Readonly<Record<string, AudioFormat>>>> = {
  RIFF: waveForm,
  RF64: waveForm,
  BW64: waveForm,
  FORM: { AIFF: 'AIFF', AIFC: 'AIFF' },
};
const framesBehindGarbage = 4;

/**
 * Tells the format from the first bytes of a file, never from its name. 64 KiB are plenty; 4 KiB are mostly enough.
 *
 * @returns undefined for everything that is not audio of a kind that is read here. An ID3v2 tag that is longer than the head counts as MP3;
 * `probeAudio` looks behind it.
 */
export function sniffAudioFormat(head: Uint8Array): AudioFormat | undefined {
  const view = viewOf(head);
  const magic = fourCharacters(view, 0);
  const form = fourCharacters(view, 8);
  if (Object.hasOwn(containers, magic)) return containers[magic]?.[form];
  if (magic === 'OggS') return oggFormatOf(new MemorySource(head));
  if (fourCharacters(view, 4) === 'ftyp') return isMp4AudioBrand(view) ? 'M4A' : undefined;
  return sniffBehindId3(head);
}

function sniffBehindId3(head: Uint8Array): AudioFormat | undefined {
  const tagEnd = findId3v2End(new MemorySource(head));
  if (tagEnd > 0 && tagEnd >= head.length) return 'MP3';
  if (fourCharacters(viewOf(head), tagEnd) === 'fLaC') return 'FLAC';
  if (tagEnd > 0) return findMpegFrames(head, tagEnd, framesBehindGarbage) === undefined ? undefined : 'MP3';
  // Some encoders pad with zeros; without a tag, anything else before the first frame is not taken for audio.
  const start = head.findIndex((value) => value !== 0);
  return start >= 0 && countFramesInSequence(head, start, 2) === 2 ? 'MP3' : undefined;
}
