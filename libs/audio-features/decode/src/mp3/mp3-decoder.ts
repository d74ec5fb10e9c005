import type { AudioDecoder } from '../audio-decoder';
import type { DecodeSession } from '../decode-session';
import type { ByteSource } from '../source/byte-source';
import { estimateMp3Duration } from './estimate-mp3-duration';
import { mp3FrameBatches } from './mp3-frames';
import { readMp3Header } from './mp3-header';
import { Mpg123 } from './mpg123';

/** MPEG Layer III, decoded by mpg123 in WebAssembly, which takes off the encoder's delay and padding where LAME's tag tells them. */
export const mp3Decoder: AudioDecoder = {
  format: 'MP3',
  probe(source) {
    const header = readMp3Header(source);
    const { sampleRateHz, channels, bitRateKbps } = header.firstFrame;
    const isCounted = header.totalSamples !== undefined;
    const declaredDurationSeconds = isCounted ? (header.totalSamples ?? 0) / sampleRateHz : estimateMp3Duration(source, header);
    const codec = `MP3 ${isCounted ? '' : `${bitRateKbps} kbit/s`}`.trim();
    const durationAccuracy = isCounted ? 'FRAME' : 'ESTIMATE';
    return { format: 'MP3', codec, sampleRateHz, channels, declaredDurationSeconds, durationAccuracy, metadata: header.metadata };
  },
  decode: decodeMp3,
};

/** More than this at the end is not only the frame that a cut went through. */
const maxTailFrames = 4;
/** Frames that a decoder may hold back at the beginning, or drop where damage cuts off what a frame borrows from those before. */
const heldBackFrames = 4;

async function decodeMp3(source: ByteSource, session: DecodeSession): Promise<void> {
  const header = readMp3Header(source);
  const { channels, frameSamples } = header.firstFrame;
  const decoder = await Mpg123.open();
  let missingSamples = -header.gapSamples - heldBackFrames * frameSamples;
  try {
    for (const { bytes, frames, skippedBytes, lostFrames } of mp3FrameBatches(source, header)) {
      if (skippedBytes > 0) session.warn('The MP3 stream holds bytes that are no frames; they were skipped.');
      if (frames > 0) session.writeLost(lostFrames * frameSamples);
      else if (lostFrames > maxTailFrames) session.markCutOff('The MP3 stream ends in bytes that are no frames.');
      missingSamples += frames * frameSamples;
      const errors = decoder.decode(bytes, ([left, right], rateHz) => {
        session.write(channels === 1 ? [left] : [left, right], rateHz);
        missingSamples -= left.length;
      });
      if (errors > 0) session.warn('Some MP3 frames are damaged.');
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
  if (missingSamples > 0) session.writeLost(missingSamples);
}
