import { invalidAudio } from '../invalid-audio';
import { MetadataCollector, type Metadata } from '../metadata';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, viewOf } from '../source/read-header';
import { findMpegFrames } from './find-mpeg-frames';
import { collectId3v2Tags, findId3v2End } from './id3v2-tag';
import { parseMpegFrameHeader, type MpegFrameHeader } from './mpeg-frame-header';

export interface Mp3Header {
  /** Of the first frame, which may be one that describes the rest and holds no sound. */
  readonly firstFrame: MpegFrameHeader;
  readonly firstFrameOffset: number;
  /** Where the audio ends and tags at the end begin. */
  readonly endOffset: number;
  /** From a Xing, Info or VBRI frame, without the encoder's delay and padding where they are known. */
  readonly totalSamples: number | undefined;
  /** What the encoder put around the sound, and the decoder takes off; 0 where it is not known. */
  readonly gapSamples: number;
  readonly metadata: Metadata;
}

const searchBytes = 64 * 1024;
const framesInSequence = 3;
/** For mono and for two channels. */
const sideInfoBytes = { mpeg1: [17, 32], mpeg2: [9, 17] } as const;

/**
 * Finds the first MPEG frame and what it says about the whole.
 *
 * @throws EarshotError INVALID_AUDIO
 */
export function readMp3Header(source: ByteSource): Mp3Header {
  const tags = new MetadataCollector();
  collectId3v2Tags(source, 0, tags);
  const start = findId3v2End(source);
  const head = source.read(start, searchBytes);
  const found = findMpegFrames(head, 0, framesInSequence) ?? findMpegFrames(head, 0, 2);
  const firstFrame = found === undefined ? undefined : parseMpegFrameHeader(head, found);
  if (found === undefined || firstFrame === undefined) throw invalidAudio('The MP3 file holds no sequence of frames.');
  const frame = head.subarray(found, found + firstFrame.frameBytes);
  const { totalSamples, gapSamples } = xingLength(frame, firstFrame) ?? vbriLength(frame, firstFrame) ?? unknownLength;
  const firstFrameOffset = start + found;
  return { firstFrame, firstFrameOffset, endOffset: findAudioEnd(source), totalSamples, gapSamples, metadata: tags.toMetadata() };
}

type Mp3Length = Pick<Mp3Header, 'totalSamples' | 'gapSamples'>;
const unknownLength: Mp3Length = { totalSamples: undefined, gapSamples: 0 };

/** The Xing or Info frame stands where the side information of a frame of sound would end. */
function xingLength(frame: Uint8Array, { isMpeg1, channels, frameSamples }: MpegFrameHeader): Mp3Length | undefined {
  const view = viewOf(frame);
  const at = 4 + (isMpeg1 ? sideInfoBytes.mpeg1 : sideInfoBytes.mpeg2)[channels === 1 ? 0 : 1];
  if (!/^(Xing|Info)$/.test(fourCharacters(view, at)) || at + 12 > view.byteLength) return undefined;
  const flags = view.getUint32(at + 4);
  const frames = (flags & 0x01) === 0 ? 0 : view.getUint32(at + 8);
  const fieldBytes = [4, 4, 100, 4].reduce((sum, bytes, bit) => sum + ((flags >>> bit) & 0x01) * bytes, 0);
  const gapSamples = readGap(view, at + 8 + fieldBytes);
  return { totalSamples: Math.max(frames * frameSamples - gapSamples, 0) || undefined, gapSamples };
}

/** Delay and padding from LAME's extension of that frame (gabriel.mp3-tech.org/mp3infotag.html). */
function readGap(view: DataView, extensionAt: number): number {
  if (extensionAt + 24 > view.byteLength || !/^(LAME|Lavc|Lavf)/.test(fourCharacters(view, extensionAt))) return 0;
  const gap = view.getUint32(extensionAt + 20);
  return ((gap >>> 12) & 0xfff) + (gap & 0xfff);
}

/** The frame of Fraunhofer's encoder. */
function vbriLength(frame: Uint8Array, { frameSamples }: MpegFrameHeader): Mp3Length | undefined {
  const view = viewOf(frame);
  if (fourCharacters(view, 36) !== 'VBRI' || view.byteLength < 54) return undefined;
  return { totalSamples: view.getUint32(50) * frameSamples || undefined, gapSamples: 0 };
}

/** An ID3v1 tag has 128 bytes; an APE tag before it gives its size in its footer. */
function findAudioEnd(source: ByteSource): number {
  const hasId3v1 = Buffer.from(source.read(source.sizeBytes - 128, 3)).toString('latin1') === 'TAG';
  const end = source.sizeBytes - (hasId3v1 ? 128 : 0);
  const footer = viewOf(source.read(end - 32, 32));
  if (footer.byteLength < 32 || fourCharacters(footer, 0) !== 'APET') return end;
  const hasHeader = footer.getUint8(23) >= 0x80;
  return Math.max(0, end - footer.getUint32(12, true) - (hasHeader ? 32 : 0));
}
