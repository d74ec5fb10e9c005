import { encodeWav, type StereoSignal, type WavSampleFormat } from '@earshot/audio-features/dsp';

/** The bytes of a WAV file, as a client would upload them; 16 bit unless said. */
export function wavFile(signal: StereoSignal, sampleFormat: WavSampleFormat = 'int16'): Buffer {
  return encodeWav(signal, sampleFormat);
}
