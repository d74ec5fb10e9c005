import { chunkSamples, shapeChanged } from '../decode-session';
import type { ByteSource } from '../source/byte-source';
import { countFramesInSequence, findMpegFrames } from './find-mpeg-frames';
import type { Mp3Header } from './mp3-header';
import { isSameMpegStream, parseMpegFrameHeader, type MpegFrameHeader } from './mpeg-frame-header';

/** Neighbouring whole frames, as they lie in the file. */
export interface Mp3FrameBatch {
  readonly bytes: Uint8Array;
  readonly frames: number;
  /** How many bytes between the frames before and these are no frames. */
  readonly skippedBytes: number;
  /** How many frames those bytes probably were: as many as lie in them by the mean size of the frames so far. Tags were none. */
  readonly lostFrames: number;
}

const windowBytes = 128 * 1024;
/** More than two frames, so that none is missed where two windows of garbage meet. */
const overlapBytes = 4 * 1024;

/**
 * Cuts an MP3 stream into batches of whole frames of one rate, so that the decoder never sees tags or garbage.
 *
 * @throws EarshotError INVALID_AUDIO when two frames in sequence have another rate or number of channels
 */
export function* mp3FrameBatches(source: ByteSource, header: Mp3Header): Generator<Mp3FrameBatch> {
  const { firstFrame, firstFrameOffset, endOffset } = header;
  const seen = { frames: 0, bytes: 0 };
  let gap = noGap;
  for (let offset = firstFrameOffset; offset < endOffset;) {
    const window = source.read(offset, Math.min(windowBytes, endOffset - offset));
    const run = measureRun(window, firstFrame);
    if (run.bytes > 0) {
      yield { bytes: window.subarray(0, run.bytes), frames: run.frames, ...measureGap(gap, seen) };
      seen.frames += run.frames;
      seen.bytes += run.bytes;
      gap = noGap;
      offset += run.bytes;
      continue;
    }
    // What follows is a frame that the end of the file cuts off, or no frame.
    const skip = skipGarbage(window, firstFrame);
    gap = { bytes: gap.bytes + skip, isTag: gap.bytes === 0 ? beginsTag(window) : gap.isTag };
    offset += skip;
  }
  if (gap.bytes > 0) yield { bytes: new Uint8Array(0), frames: 0, ...measureGap(gap, seen) };
}

const noGap = { bytes: 0, isTag: false };

function measureGap({ bytes, isTag }: typeof noGap, seen: { frames: number; bytes: number }) {
  return { skippedBytes: bytes, lostFrames: isTag || seen.bytes === 0 ? 0 : Math.round((bytes * seen.frames) / seen.bytes) };
}

/** Files that were joined keep the tags of each: ID3v1 or APE at its end, ID3v2 at its beginning. */
const beginsTag = (window: Uint8Array): boolean => tagMarks.test(Buffer.from(window.subarray(0, 11)).toString('latin1'));
const tagMarks = /^(TAG|ID3|APETAGEX|LYRICSBEGIN)/;

function measureRun(window: Uint8Array, expected: MpegFrameHeader): { bytes: number; frames: number } {
  let bytes = 0;
  let frames = 0;
  while (frames * expected.frameSamples < chunkSamples) {
    const header = parseMpegFrameHeader(window, bytes);
    if (header === undefined || !isSameMpegStream(header, expected) || bytes + header.frameBytes > window.length) break;
    bytes += header.frameBytes;
    frames += 1;
  }
  return { bytes, frames };
}

function skipGarbage(window: Uint8Array, expected: MpegFrameHeader): number {
  const here = parseMpegFrameHeader(window, 0);
  if (here !== undefined && !isSameMpegStream(here, expected) && countFramesInSequence(window, 0, 4) === 4)
    throw shapeChanged(expected, here);
  const isLastWindow = window.length < windowBytes;
  return findMpegFrames(window, 1, 2) ?? (isLastWindow ? window.length : window.length - overlapBytes);
}
