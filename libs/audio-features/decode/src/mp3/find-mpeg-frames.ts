import { isSameMpegStream, mpegHeaderBytes, parseMpegFrameHeader, type MpegFrameHeader } from './mpeg-frame-header';

/** @returns how many frames of one stream stand one behind the other from an offset on, up to `limit`. */
export function countFramesInSequence(bytes: Uint8Array, offset: number, limit: number): number {
  let previous: MpegFrameHeader | undefined;
  let at = offset;
  for (let count = 0; count < limit; count++) {
    const header = at + mpegHeaderBytes <= bytes.length ? parseMpegFrameHeader(bytes, at) : undefined;
    if (header === undefined || (previous !== undefined && !isSameMpegStream(previous, header))) return count;
    previous = header;
    at += header.frameBytes;
  }
  return limit;
}

/** @returns where `inSequence` frames first stand one behind the other; a single sync pattern occurs in any data. */
export function findMpegFrames(bytes: Uint8Array, from: number, inSequence: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (countFramesInSequence(bytes, at, inSequence) === inSequence) return at;
  }
  return undefined;
}
