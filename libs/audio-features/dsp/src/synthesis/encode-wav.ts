import type { StereoSignal } from './stereo-signal';

export type WavSampleFormat = 'int16' | 'int24' | 'float32';

const bytesPerSample: Readonly<Record<WavSampleFormat, number>> = { int16: 2, int24: 3, float32: 4 };
const headerBytes = 44;
const integerPcm = 1;
const ieeeFloat = 3;

/**
 * A stereo signal as a WAV file (RIFF, little endian). Integers are rounded and clipped at full scale; floats are kept as they
 * are, also above full scale and when they are not numbers.
 */
export function encodeWav(signal: StereoSignal, sampleFormat: WavSampleFormat): Buffer {
  const width = bytesPerSample[sampleFormat];
  const dataBytes = 2 * width * signal.left.length;
  const file = Buffer.alloc(headerBytes + dataBytes);
  writeHeader(file, { sampleRateHz: signal.sampleRateHz, width, dataBytes, tag: sampleFormat === 'float32' ? ieeeFloat : integerPcm });
  let at = headerBytes;
  for (let index = 0; index < signal.left.length; index += 1) {
    at = writeSample(file, at, signal.left[index] ?? 0, sampleFormat);
    at = writeSample(file, at, signal.right[index] ?? 0, sampleFormat);
  }
  return file;
}

interface WavHeader {
  readonly sampleRateHz: number;
  readonly width: number;
  readonly dataBytes: number;
  readonly tag: number;
}

function writeHeader(file: Buffer, { sampleRateHz, width, dataBytes, tag }: WavHeader): void {
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(tag, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * 2 * width, 28);
  file.writeUInt16LE(2 * width, 32);
  file.writeUInt16LE(8 * width, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
}

function writeSample(file: Buffer, at: number, sample: number, sampleFormat: WavSampleFormat): number {
  if (sampleFormat === 'float32') return file.writeFloatLE(sample, at);
  const fullScale = sampleFormat === 'int16' ? 32_768 : 8_388_608;
  const integer = Math.max(-fullScale, Math.min(fullScale - 1, Math.round(sample * fullScale)));
  return sampleFormat === 'int16' ? file.writeInt16LE(integer, at) : file.writeIntLE(integer, at, 3);
}
