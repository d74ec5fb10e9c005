import type { AudioDecoder } from '../audio-decoder';
import type { DecodeSession } from '../decode-session';
import type { ByteSource } from '../source/byte-source';
import { FlacFrameDecoder } from './flac-frame-decoder';
import { flacFrameBatches } from './flac-frames';
import { readFlacHeader } from './flac-header';

/** FLAC (RFC 9639), decoded by libFLAC in WebAssembly, which gets whole frames. */
export const flacDecoder: AudioDecoder = {
  format: 'FLAC',
  probe(source) {
    const { sampleRateHz, channels, bitsPerSample, totalSamples, channelMask, metadata } = readFlacHeader(source);
    const declaredDurationSeconds = totalSamples === undefined ? null : totalSamples / sampleRateHz;
    const codec = `FLAC ${bitsPerSample}-bit`;
    return {
      ...{ format: 'FLAC', codec, sampleRateHz, channels, bitsPerSample, metadata },
      ...(channelMask === undefined ? {} : { channelMask }),
      declaredDurationSeconds,
      durationAccuracy: 'SAMPLE',
    };
  },
  decode: decodeFlac,
};

async function decodeFlac(source: ByteSource, session: DecodeSession): Promise<void> {
  const header = readFlacHeader(source);
  const decoder = await FlacFrameDecoder.open(header, session);
  try {
    for (const frames of flacFrameBatches(source, header)) {
      await decoder.decode(frames);
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
}
