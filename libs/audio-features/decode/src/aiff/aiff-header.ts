import { invalidAudio, unsupportedAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata, type TagName } from '../metadata';
import { collectId3v2Tags } from '../mp3/id3v2-tag';
import { iffChunks, type IffChunk } from '../pcm/iff-chunks';
import { checkPcmEncoding, type PcmEncoding, type PcmLayout } from '../pcm/pcm-encoding';
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
  const dataOffset = sound.offset + 8 + readHeader(source, sound.offset, 8, 'sound chunk').getUint32(0);
  return { layout: { ...encoding, dataOffset }, codec, bitsPerSample, metadata: tags.toMetadata() };
}

function collectText(source: ByteSource, { id, offset, sizeBytes }: IffChunk, tags: MetadataCollector): void {
  if (!Object.hasOwn(textChunks, id)) return;
  tags.add(textChunks[id], new TextDecoder('latin1').decode(source.read(offset, Math.min(sizeBytes, maxTextBytes))));
}

type AiffCommon = Omit<PcmLayout, 'dataOffset'> & { readonly codec: string; readonly bitsPerSample: number };

function readCommon(source: ByteSource, chunk: IffChunk, isCompressedForm: boolean): AiffCommon {
  const view = readHeader(source, chunk.offset, isCompressedForm ? 22 : 18, 'common chunk');
  const shape = checkStreamShape({ channels: view.getUint16(0), sampleRateHz: Math.round(readExtendedFloat(view, 8)) });
  const bitsPerSample = view.getUint16(6);
  const encoding = checkPcmEncoding(encodingOf(isCompressedForm ? fourCharacters(view, 18) : 'NONE', bitsPerSample), bitsPerSample);
  const codec = `PCM ${bitsPerSample}-bit${encoding.kind === 'FLOAT' ? ' float' : ''}`;
  return { ...encoding, ...shape, frameCount: view.getUint32(2), bitsPerSample, codec };
}

function encodingOf(compression: string, bitsPerSample: number): PcmEncoding {
  const bytesPerSample = Math.ceil(bitsPerSample / 8);
  switch (compression.toLowerCase()) {
    case 'none':
    case 'twos':
      return { kind: 'SIGNED', bytesPerSample, littleEndian: false };
    case 'in24':
      return { kind: 'SIGNED', bytesPerSample: 3, littleEndian: false };
    case 'in32':
      return { kind: 'SIGNED', bytesPerSample: 4, littleEndian: false };
    case 'sowt':
      return { kind: 'SIGNED', bytesPerSample, littleEndian: true };
    case 'raw ':
      return { kind: 'UNSIGNED', bytesPerSample, littleEndian: false };
    case 'fl32':
      return { kind: 'FLOAT', bytesPerSample: 4, littleEndian: false };
    case 'fl64':
      return { kind: 'FLOAT', bytesPerSample: 8, littleEndian: false };
    default:
      throw unsupportedAudio('The AIFF file holds a compressed coding.', { compression: compression.replace(/[^\x20-\x7e]/g, '?') });
  }
}
