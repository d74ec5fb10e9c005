import { invalidAudio, unsupportedAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata } from '../metadata';
import { collectId3v2Tags } from '../mp3/id3v2-tag';
import { iffChunks, type IffChunk } from '../pcm/iff-chunks';
import { checkPcmEncoding, describePcm, type PcmEncoding, type PcmLayout } from '../pcm/pcm-encoding';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, readHeader, readUint64 } from '../source/read-header';
import { checkStreamShape } from '../stream-shape';
import { collectRiffInfo } from './riff-info';

export interface WavHeader {
  readonly layout: PcmLayout;
  readonly codec: string;
  readonly bitsPerSample: number;
  /** Absent unless the file has one. */
  readonly channelMask?: number;
  readonly metadata: Metadata;
}

const extensibleTag = 0xfffe;
const kindsByTag: Readonly<Record<number, PcmEncoding['kind']>> = { 1: 'SIGNED', 3: 'FLOAT', 6: 'ALAW', 7: 'ULAW' };
/** Recorders that cannot seek back, or broke off, leave a size of zero or near this; no file that is shorter means it. */
const streamedSizeBytes = 0x7fff_f000;

/**
 * Reads the chunks of a WAV, RF64 or BW64 file (EBU Tech 3306, ITU-R BS.2088).
 *
 * @throws EarshotError INVALID_AUDIO or UNSUPPORTED_AUDIO_FORMAT
 */
export function readWavHeader(source: ByteSource): WavHeader {
  const { format, data, size64, metadata } = walkChunks(source);
  if (format === undefined) throw invalidAudio('The WAV file has no format chunk.');
  if (data === undefined) throw invalidAudio('The WAV file has no data chunk.');
  const { bitsPerSample, codec, channelMask, ...encoding } = format;
  const declaredBytes = dataBytes(source, data, size64);
  const frameCount = Math.floor(declaredBytes / (format.channels * format.bytesPerSample));
  if (frameCount === 0) throw invalidAudio('The WAV file holds no samples.');
  const layout = { ...encoding, dataOffset: data.offset, dataEnd: data.offset + declaredBytes, frameCount };
  return { layout, codec, bitsPerSample, ...(channelMask === undefined ? {} : { channelMask }), metadata };
}

interface WavChunks {
  format?: WavFormat;
  data?: IffChunk;
  /** The size of the data in a file that can be larger than 4 GiB. */
  size64?: number;
  metadata: Metadata;
}

function walkChunks(source: ByteSource): WavChunks {
  const tags = new MetadataCollector();
  const found: WavChunks = { metadata: {} };
  const visitors: Readonly<Record<string, (chunk: IffChunk) => void>> = {
    'fmt ': (chunk) => (found.format ??= readFormat(source, chunk)),
    data: (chunk) => (found.data ??= chunk),
    ds64: (chunk) => (found.size64 ??= readUint64(readHeader(source, chunk.offset, 24, 'ds64 chunk'), 8, true)),
    LIST: (chunk) => collectRiffInfo(source, chunk, tags),
    'id3 ': (chunk) => collectId3v2Tags(source, chunk.offset, tags),
    'ID3 ': (chunk) => collectId3v2Tags(source, chunk.offset, tags),
  };
  for (const chunk of iffChunks(source, { start: 12, end: source.sizeBytes, littleEndian: true })) {
    if (Object.hasOwn(visitors, chunk.id)) visitors[chunk.id]?.(chunk);
    if (chunk.id === 'data' && chunk.sizeBytes === 0) break;
  }
  return { ...found, metadata: tags.toMetadata() };
}

type WavFormat = Omit<PcmLayout, 'dataOffset' | 'dataEnd' | 'frameCount'> &
  Pick<WavHeader, 'codec' | 'bitsPerSample'> & { readonly channelMask: number | undefined };

function readFormat(source: ByteSource, chunk: IffChunk): WavFormat {
  const view = readHeader(source, chunk.offset, Math.min(Math.max(chunk.sizeBytes, 16), 40), 'format chunk');
  const isExtensible = view.getUint16(0, true) === extensibleTag && view.byteLength >= 26;
  const tag = view.getUint16(isExtensible ? 24 : 0, true);
  const { channels, sampleRateHz } = checkStreamShape({ channels: view.getUint16(2, true), sampleRateHz: view.getUint32(4, true) });
  const kindOfTag = kindsByTag[tag];
  if (kindOfTag === undefined) {
    throw unsupportedAudio(`The WAV file holds a compressed coding (format tag 0x${tag.toString(16)}).`, { formatTag: tag });
  }
  const blockAlign = view.getUint16(12, true);
  const bitsPerSample = view.getUint16(14, true);
  const bytesPerSample = Math.ceil(bitsPerSample / 8);
  const kind = kindOfTag === 'SIGNED' && bytesPerSample === 1 ? 'UNSIGNED' : kindOfTag;
  const encoding = checkPcmEncoding({ kind, bytesPerSample, littleEndian: true }, bitsPerSample);
  if (blockAlign !== bytesPerSample * channels) {
    const details = { blockAlign, channels, bitsPerSample };
    throw invalidAudio(`The WAV file declares blocks of ${blockAlign} bytes, which do not fit its channels and bits.`, details);
  }
  // A mask of 0 says that the channels belong to no loudspeaker: recorders write it when they do not know.
  const channelMask = (isExtensible && view.getUint32(20, true)) || undefined;
  return { ...encoding, channels, sampleRateHz, bitsPerSample, channelMask, codec: describePcm(encoding, bitsPerSample) };
}

function dataBytes(source: ByteSource, data: IffChunk, size64: number | undefined): number {
  const presentBytes = source.sizeBytes - data.offset;
  const isRf64 = fourCharacters(readHeader(source, 0, 4, 'file header'), 0) !== 'RIFF';
  if (isRf64 && data.sizeBytes === 0xffff_ffff && size64 !== undefined && size64 !== 0) return size64;
  const isStreamed = data.sizeBytes === 0 || (data.sizeBytes >= streamedSizeBytes && data.sizeBytes > presentBytes);
  return isStreamed ? presentBytes : data.sizeBytes;
}
