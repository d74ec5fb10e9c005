import { invalidAudio, unsupportedAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata, type TagName } from '../metadata';
import { collectId3v2Tags } from '../mp3/id3v2-tag';
import { iffChunks, type IffChunk } from '../pcm/iff-chunks';
import { checkPcmEncoding, describePcm, type PcmEncoding, type PcmLayout } from '../pcm/pcm-encoding';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, readHeader } from '../source/read-header';
import { checkStreamShape } from '../stream-shape';
import { readExtendedFloat } from './extended-float';

export interface AiffHeader {
  readonly layout: PcmLayout;
  readonly codec: string;
  readonly bitsPerSample: number;
  readonly metadata: Metadata;
}

const textChunks: Readonly<Record<string, TagName>> = { NAME: 'title', AUTH: 'artist', '(c) ': 'copyright', ANNO: 'comment' };
const maxTextBytes = 1_024;

/**
 * Reads the chunks of an AIFF or AIFF-C file.
 *
 * @throws EarshotError INVALID_AUDIO or UNSUPPORTED_AUDIO_FORMAT
 */
export function readAiffHeader(source: ByteSource): AiffHeader {
  const isCompressedForm = fourCharacters(readHeader(source, 8, 4, 'file header'), 0) === 'AIFC';
  const tags = new MetadataCollector();
  let common: AiffCommon | undefined;
  let sound: IffChunk | undefined;
  for (const chunk of iffChunks(source, { start: 12, end: source.sizeBytes, littleEndian: false })) {
    if (chunk.id === 'COMM') common ??= readCommon(source, chunk, isCompressedForm);
    else if (chunk.id === 'SSND') sound ??= chunk;
    else if (chunk.id === 'ID3 ') collectId3v2Tags(source, chunk.offset, tags);
    else collectText(source, chunk, tags);
  }
  if (common === undefined) throw invalidAudio('The AIFF file has no common chunk.');
  if (sound === undefined || common.frameCount === 0) throw invalidAudio('The AIFF file holds no samples.');
  const { codec, bitsPerSample, ...encoding } = common;
  const layout = { ...encoding, ...locateSound(source, sound) };
  return { layout, codec, bitsPerSample, metadata: tags.toMetadata() };
}

/** The samples begin behind an offset of their own; a size of zero is that of a recorder that broke off. */
function locateSound(source: ByteSource, { offset, sizeBytes }: IffChunk): Pick<PcmLayout, 'dataOffset' | 'dataEnd'> {
  const dataOffset = offset + 8 + readHeader(source, offset, 8, 'sound chunk').getUint32(0);
  return { dataOffset, dataEnd: sizeBytes === 0 ? source.sizeBytes : offset + sizeBytes };
}

function collectText(source: ByteSource, { id, offset, sizeBytes }: IffChunk, tags: MetadataCollector): void {
  if (!Object.hasOwn(textChunks, id)) return;
  tags.add(textChunks[id], new TextDecoder('latin1').decode(source.read(offset, Math.min(sizeBytes, maxTextBytes))));
}

type AiffCommon = Omit<PcmLayout, 'dataOffset' | 'dataEnd'> & { readonly codec: string; readonly bitsPerSample: number };

function readCommon(source: ByteSource, chunk: IffChunk, isCompressedForm: boolean): AiffCommon {
  const view = readHeader(source, chunk.offset, isCompressedForm ? 22 : 18, 'common chunk');
  const shape = checkStreamShape({ channels: view.getUint16(0), sampleRateHz: Math.round(readExtendedFloat(view, 8)) });
  const bitsPerSample = view.getUint16(6);
  const encoding = checkPcmEncoding(encodingOf(isCompressedForm ? fourCharacters(view, 18) : 'NONE', bitsPerSample), bitsPerSample);
  return { ...encoding, ...shape, frameCount: view.getUint32(2), bitsPerSample, codec: describePcm(encoding, bitsPerSample) };
}

/** By the name of the coding in AIFF-C, in small letters; without a width, that of the header counts. */
const encodings: Readonly<Record<string, Omit<PcmEncoding, 'bytesPerSample'> & { readonly bytesPerSample?: number }>> = {
  none: { kind: 'SIGNED', littleEndian: false },
  twos: { kind: 'SIGNED', littleEndian: false },
  sowt: { kind: 'SIGNED', littleEndian: true },
  in16: { kind: 'SIGNED', bytesPerSample: 2, littleEndian: false },
  in24: { kind: 'SIGNED', bytesPerSample: 3, littleEndian: false },
  in32: { kind: 'SIGNED', bytesPerSample: 4, littleEndian: false },
  '42ni': { kind: 'SIGNED', bytesPerSample: 3, littleEndian: true },
  '23ni': { kind: 'SIGNED', bytesPerSample: 4, littleEndian: true },
  'raw ': { kind: 'UNSIGNED', littleEndian: false },
  fl32: { kind: 'FLOAT', bytesPerSample: 4, littleEndian: false },
  fl64: { kind: 'FLOAT', bytesPerSample: 8, littleEndian: false },
  alaw: { kind: 'ALAW', bytesPerSample: 1, littleEndian: false },
  ulaw: { kind: 'ULAW', bytesPerSample: 1, littleEndian: false },
};

function encodingOf(compression: string, bitsPerSample: number): PcmEncoding {
  const name = compression.toLowerCase();
  const encoding = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
  if (encoding !== undefined) return { bytesPerSample: Math.ceil(bitsPerSample / 8), ...encoding };
  throw unsupportedAudio('The AIFF file holds a compressed coding.', { compression: compression.replace(/[^\x20-\x7e]/g, '?') });
}
