import type { AudioDecoder } from '../audio-decoder';
import { streamPcm } from '../pcm/stream-pcm';
import { readWavHeader } from './wav-header';

/** WAV, RF64 and BW64 with integer samples of 8–64 bits or float samples. */
export const wavDecoder: AudioDecoder = {
  format: 'WAV',
  probe(source) {
    const { layout, ...description } = readWavHeader(source);
    const { sampleRateHz, channels, frameCount } = layout;
    const declaredDurationSeconds = frameCount / sampleRateHz;
    return { format: 'WAV', ...description, sampleRateHz, channels, declaredDurationSeconds, durationAccuracy: 'SAMPLE' };
  },
  decode: (source, session) => streamPcm(source, readWavHeader(source).layout, session),
};
