import type { ByteSource } from '../source/byte-source';
import { findMpegFrames } from './find-mpeg-frames';
import type { Mp3Header } from './mp3-header';
import { isSameMpegStream, parseMpegFrameHeader } from './mpeg-frame-header';

const sampledBytes = 32 * 1024;
const sampledPlaces = [0, 0.25, 0.5, 0.75] as const;

/** @returns seconds, from the mean bit rate of the frames at a few places of the file. Exact for a constant bit rate. */
export function estimateMp3Duration(source: ByteSource, header: Mp3Header): number {
  const { firstFrame, firstFrameOffset, endOffset } = header;
  const audioBytes = Math.max(endOffset - firstFrameOffset, firstFrame.frameBytes);
  let frames = 0;
  let frameBytes = 0;
  for (const place of sampledPlaces) {
    const bytes = source.read(firstFrameOffset + Math.floor(place * audioBytes), sampledBytes);
    let at = findMpegFrames(bytes, 0, 2);
    let frame = at === undefined ? undefined : parseMpegFrameHeader(bytes, at);
    while (at !== undefined && frame !== undefined && isSameMpegStream(frame, firstFrame)) {
      frames += 1;
      frameBytes += frame.frameBytes;
      at += frame.frameBytes;
      frame = parseMpegFrameHeader(bytes, at);
    }
  }
  const meanFrameBytes = frames === 0 ? firstFrame.frameBytes : frameBytes / frames;
  return ((audioBytes / meanFrameBytes) * firstFrame.frameSamples) / firstFrame.sampleRateHz;
}
