import { FLACDecoder } from '@wasm-audio-decoders/flac';
import type { AudioDecoder } from '../audio-decoder';
import type { DecodeSession } from '../decode-session';
import { silenceConsole } from '../silence-console';
import type { ByteSource } from '../source/byte-source';
import { flacFrameBatches } from './flac-frames';
import { readFlacHeader } from './flac-header';

/** FLAC (RFC 9639), decoded by libFLAC in WebAssembly, which gets whole frames. */
export const flacDecoder: AudioDecoder = {
  format: 'FLAC',
  probe(source) {
    const { sampleRateHz, channels, bitsPerSample, totalSamples, metadata } = readFlacHeader(source);
    const declaredDurationSeconds = totalSamples === undefined ? null : totalSamples / sampleRateHz;
    const codec = `FLAC ${bitsPerSample}-bit`;
    return { format: 'FLAC', codec, sampleRateHz, channels, bitsPerSample, declaredDurationSeconds, durationAccuracy: 'SAMPLE', metadata };
  },
  decode: decodeFlac,
};

async function decodeFlac(source: ByteSource, session: DecodeSession): Promise<void> {
  const header = readFlacHeader(source);
  const decoder = new FLACDecoder();
  await decoder.ready;
  try {
    await silenceConsole(() => decoder.decodeFrames([header.streamInfo]));
    for (const { frames, afterDamage } of flacFrameBatches(source, header)) {
      const decoded = await silenceConsole(() => decoder.decodeFrames([...frames]));
      if (afterDamage || decoded.errors.length > 0) session.warn('The FLAC stream is damaged: some of its frames are lost or silent.');
      if (decoded.samplesDecoded > 0) session.write(decoded.channelData, decoded.sampleRate);
      await session.breathe();
    }
  } finally {
    decoder.free();
  }
}
