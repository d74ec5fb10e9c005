import { invalidAudio, unsupportedAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, readHeader, viewOf } from '../source/read-header';
import { checkStreamShape, type StreamShape } from '../stream-shape';
import { readAudioSpecificConfig } from './audio-specific-config';
import { findBox, requireBox, type ByteRange, type Mp4Box } from './mp4-boxes';

/** How the samples of an MP4 audio track are coded, and what the decoder needs to be told first. */
export interface SampleDescription extends StreamShape {
  readonly codec: string;
  readonly bitsPerSample?: number;
  readonly setup: { readonly asc: Uint8Array } | { readonly alac: Uint8Array };
  /** Samples per channel that one coded frame gives; the last one may give fewer. */
  readonly frameSamples: number;
}

const maxEsdsBytes = 4_096;
const alacConfigBytes = 24;
const maxAlacFrameSamples = 16_384;
const aacObjectTypes: readonly number[] = [0x40, 0x66, 0x67, 0x68];

/**
 * Reads the first sample entry of a track (ISO/IEC 14496-12 §8.5.2 and QuickTime's versions 1 and 2 of it).
 *
 * @throws EarshotError INVALID_AUDIO or UNSUPPORTED_AUDIO_FORMAT
 */
export function readSampleDescription(source: ByteSource, sampleTable: ByteRange): SampleDescription {
  const box = requireBox(source, sampleTable, 'stsd');
  const entryStart = box.start + 8;
  const view = readHeader(source, entryStart, 40, 'sample description');
  const type = fourCharacters(view, 4);
  const version = view.getUint16(16);
  const headerBytes = version === 1 ? 52 : version === 2 ? view.getUint32(36) : 36;
  const children = { start: entryStart + headerBytes, end: Math.min(entryStart + view.getUint32(0), box.end) };
  if (type === 'mp4a') return readAac(source, children, view.getUint16(24));
  if (type === 'alac') return readAlac(source, requireBox(source, children, 'alac'));
  const codec = type.replace(/[^\x20-\x7e]/g, '?');
  throw unsupportedAudio(`The M4A file holds the codec '${codec}'; AAC and Apple Lossless are read.`, { codec });
}

function readAac(source: ByteSource, children: ByteRange, containerChannels: number): SampleDescription {
  const esds = findBox(source, children, 'esds') ?? requireBox(source, children, 'wave', 'esds');
  const asc = readDecoderConfig(source.read(esds.start, Math.min(esds.end - esds.start, maxEsdsBytes)));
  return { ...readAudioSpecificConfig(asc, containerChannels), setup: { asc } };
}

/** Finds the AudioSpecificConfig in the nested descriptors of an esds box (ISO/IEC 14496-1 §7.2.6). */
function readDecoderConfig(bytes: Uint8Array): Uint8Array {
  let at = 4;
  while (at + 2 <= bytes.length) {
    const { tag, start, length } = readDescriptor(bytes, at);
    if (tag === descriptor.decoderSpecific) return bytes.slice(start, start + length);
    if (tag === descriptor.decoderConfig && !aacObjectTypes.includes(bytes[start] ?? 0)) {
      throw unsupportedAudio('The M4A file holds a codec that is not AAC.', { objectType: bytes[start] });
    }
    // The first two hold others behind a few fields of their own.
    at = start + (tag === descriptor.stream ? 3 : tag === descriptor.decoderConfig ? 13 : length);
  }
  throw invalidAudio('The M4A file does not say how its AAC is coded.');
}

const descriptor = { stream: 0x03, decoderConfig: 0x04, decoderSpecific: 0x05 } as const;

/** A tag, and a length of which each byte holds seven bits. */
function readDescriptor(bytes: Uint8Array, at: number): { tag: number; start: number; length: number } {
  let start = at + 1;
  let length = 0;
  let isContinued = true;
  for (; isContinued && start < bytes.length; start++) {
    const byte = bytes[start] ?? 0;
    length = ((length << 7) | (byte & 0x7f)) & 0xfff_ffff;
    isContinued = (byte & 0x80) !== 0;
  }
  return { tag: bytes[at] ?? 0, start, length };
}

/** Apple's ALACSpecificConfig is the last part of the box. */
function readAlac(source: ByteSource, box: Mp4Box): SampleDescription {
  const alac = new Uint8Array(source.read(box.end - alacConfigBytes, alacConfigBytes));
  if (box.end - box.start < alacConfigBytes || alac.length < alacConfigBytes) throw invalidAudio('The ALAC configuration is cut off.');
  const view = viewOf(alac);
  const [frameSamples, bitsPerSample] = [view.getUint32(0), view.getUint8(5)];
  const isSound = frameSamples > 0 && frameSamples <= maxAlacFrameSamples && [16, 20, 24, 32].includes(bitsPerSample);
  if (!isSound) throw invalidAudio('The ALAC configuration is damaged.', { frameSamples, bitsPerSample });
  const shape = checkStreamShape({ channels: view.getUint8(9), sampleRateHz: view.getUint32(20) });
  return { ...shape, codec: `ALAC ${bitsPerSample}-bit`, bitsPerSample, setup: { alac }, frameSamples };
}
