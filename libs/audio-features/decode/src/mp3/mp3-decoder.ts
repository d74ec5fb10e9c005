import { MPEGDecoder } from 'mpg123-decoder';
import type { AudioDecoder } from '../audio-decoder';
import type { DecodeSession } from '../decode-session';
import { silenceConsole } from '../silence-console';
import type { ByteSource } from '../source/byte-source';
import { estimateMp3Duration } from './estimate-mp3-duration';
import { mp3FrameBatches } from './mp3-frames';
import { readMp3Header } from './mp3-header';

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

async function decodeMp3(source: ByteSource, session: DecodeSession): Promise<void> {
  const header = readMp3Header(source);
  const { channels } = header.firstFrame;
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    for (const { bytes, skippedBytes } of mp3FrameBatches(source, header)) {
      if (skippedBytes > 0) session.warn('The MP3 stream holds bytes that are no frames; they were skipped.');
      const decoded = await silenceConsole(() => decoder.decode(bytes));
      if (decoded.errors.length > 0) session.warn('Some MP3 frames are damaged.');
      // mpg123 gives mono on two equal channels.
      if (decoded.samplesDecoded > 0) session.write(decoded.channelData.slice(0, channels), decoded.sampleRate);
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
}
