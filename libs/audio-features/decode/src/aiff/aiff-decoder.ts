import type { AudioDecoder } from '../audio-decoder';
import { streamPcm } from '../pcm/stream-pcm';
import { readAiffHeader } from './aiff-header';

/** AIFF and AIFF-C with integer samples of 8–64 bits or float samples. */
export const aiffDecoder: AudioDecoder = {
  format: 'AIFF',
  probe(source) {
    const { layout, codec, bitsPerSample, metadata } = readAiffHeader(source);
    const { sampleRateHz, channels, frameCount } = layout;
    const declaredDurationSeconds = frameCount / sampleRateHz;
    return { format: 'AIFF', codec, sampleRateHz, channels, bitsPerSample, declaredDurationSeconds, durationAccuracy: 'SAMPLE', metadata };
  },
  decode: (source, session) => streamPcm(source, readAiffHeader(source).layout, session),
};
