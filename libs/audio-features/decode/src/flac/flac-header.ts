import { invalidAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata } from '../metadata';
import { findId3v2End } from '../mp3/id3v2-tag';
import type { ByteSource } from '../source/byte-source';
import { readHeader } from '../source/read-header';
import { checkStreamShape, type StreamShape } from '../stream-shape';
import { collectVorbisComments } from '../vorbis-comments';
import { readFlacChannelMask } from './flac-channel-mask';

/** What the first metadata block says. */
export interface FlacStreamInfo extends StreamShape {
  readonly bitsPerSample: number;
  /** Undefined when the encoder did not know. */
  readonly totalSamples: number | undefined;
  /** 0 when the encoder did not know. */
  readonly maxFrameBytes: number;
  readonly maxBlockSamples: number;
  /** The `fLaC` marker and the STREAMINFO block, for a decoder that needs them. */
  readonly streamInfo: Uint8Array;
}

interface FlacBlocks {
  /** Absent unless a comment names it. */
  readonly channelMask?: number;
  readonly audioOffset: number;
  readonly metadata: Metadata;
}

export interface FlacHeader extends FlacStreamInfo, FlacBlocks {}

const blockType = { streamInfo: 0, vorbisComment: 4 } as const;
const streamInfoBytes = 34;
const maxBlocks = 1_000;

/**
 * Reads the metadata blocks of a FLAC file (RFC 9639 §8).
 *
 * @throws EarshotError INVALID_AUDIO
 */
export function readFlacHeader(source: ByteSource): FlacHeader {
  const start = findId3v2End(source);
  return { ...readStreamInfo(source, start), ...walkBlocks(source, start + 4) };
}

/**
 * Reads the STREAMINFO block behind the `fLaC` marker at an offset.
 *
 * @throws EarshotError INVALID_AUDIO
 */
export function readStreamInfo(source: ByteSource, start: number): FlacStreamInfo {
  const view = readHeader(source, start, 8 + streamInfoBytes, 'STREAMINFO block');
  if ((view.getUint8(4) & 0x7f) !== blockType.streamInfo || (view.getUint32(4) & 0xff_ffff) < streamInfoBytes) {
    throw invalidAudio('The FLAC file does not begin with its STREAMINFO block.');
  }
  // A Buffer's own `slice` would not copy.
  const streamInfo = new Uint8Array(source.read(start, 8 + streamInfoBytes));
  streamInfo[4] = 0x80;
  streamInfo.set([0, 0, streamInfoBytes], 5);
  return { ...unpackStreamInfo(view), streamInfo };
}

function unpackStreamInfo(view: DataView): Omit<FlacStreamInfo, 'streamInfo'> {
  const packed = view.getUint32(18);
  const shape = checkStreamShape({ sampleRateHz: packed >>> 12, channels: ((packed >>> 9) & 0x07) + 1 });
  const bitsPerSample = ((packed >>> 4) & 0x1f) + 1;
  const totalSamples = (packed & 0x0f) * 2 ** 32 + view.getUint32(22);
  const maxBlockSamples = view.getUint16(10);
  if (bitsPerSample < 4) throw invalidAudio(`The FLAC file declares ${bitsPerSample} bits per sample.`, { bitsPerSample });
  if (maxBlockSamples < 16) throw invalidAudio(`The FLAC file declares blocks of ${maxBlockSamples} samples.`, { maxBlockSamples });
  const maxFrameBytes = view.getUint32(14) & 0xff_ffff;
  return { ...shape, bitsPerSample, totalSamples: totalSamples === 0 ? undefined : totalSamples, maxFrameBytes, maxBlockSamples };
}

function walkBlocks(source: ByteSource, start: number): FlacBlocks {
  const tags = new MetadataCollector();
  let channelMask: number | undefined;
  let offset = start;
  for (let count = 0; count < maxBlocks; count++) {
    const header = readHeader(source, offset, 4, 'metadata blocks').getUint32(0);
    const end = offset + 4 + (header & 0xff_ffff);
    if (((header >>> 24) & 0x7f) === blockType.vorbisComment) {
      collectVorbisComments(source, { start: offset + 4, end }, tags);
      channelMask ??= readFlacChannelMask(source, { start: offset + 4, end });
    }
    offset = end;
    if (header >>> 31 === 1)
      return { audioOffset: offset, metadata: tags.toMetadata(), ...(channelMask === undefined ? {} : { channelMask }) };
  }
  throw invalidAudio('The FLAC file has too many metadata blocks.', { maxBlocks });
}
