/** What a WAV of 24-bit integers says about itself. */
export interface WavShape {
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** Of the samples alone. */
  readonly dataBytes: number;
}

export const wavHeaderBytes = 104;
const bytesPerSample = 3;
/** A size that stands elsewhere: in the chunk `ds64`. */
const sizeElsewhere = 0xffff_ffff;
const extensibleFormat = 0xfffe;
/** The tail of the identifier of integer PCM; its first two bytes are the format. */
const pcmSubformat = Buffer.from('0100000000001000800000aa00389b71', 'hex');
/** Where each channel belongs, as FLAC and WAV order them, for one to eight channels. */
const speakers = [0x4, 0x3, 0x7, 0x33, 0x37, 0x3f, 0x70f, 0x63f] as const;

/**
 * The head of a WAV (WAVE_FORMAT_EXTENSIBLE), of the same length whatever follows. Above 4 GB it is an RF64 (EBU Tech 3306), for which
 * smaller files keep the place free.
 */
export function encodeWavHeader({ sampleRateHz, channelCount, dataBytes }: WavShape): Buffer {
  const header = Buffer.alloc(wavHeaderBytes);
  const riffBytes = wavHeaderBytes - 8 + dataBytes + (dataBytes % 2);
  const isLarge = riffBytes >= sizeElsewhere;
  header.write(isLarge ? 'RF64' : 'RIFF', 0, 'latin1');
  header.writeUInt32LE(isLarge ? sizeElsewhere : riffBytes, 4);
  header.write(isLarge ? 'WAVEds64' : 'WAVEJUNK', 8, 'latin1');
  header.writeUInt32LE(28, 16);
  if (isLarge) writeLargeSizes(header, { riffBytes, dataBytes, frames: dataBytes / (channelCount * bytesPerSample) });
  header.write('fmt ', 48, 'latin1');
  header.writeUInt32LE(40, 52);
  header.writeUInt16LE(extensibleFormat, 56);
  header.writeUInt16LE(channelCount, 58);
  header.writeUInt32LE(sampleRateHz, 60);
  header.writeUInt32LE(sampleRateHz * channelCount * bytesPerSample, 64);
  header.writeUInt16LE(channelCount * bytesPerSample, 68);
  header.writeUInt16LE(8 * bytesPerSample, 70);
  header.writeUInt16LE(22, 72);
  header.writeUInt16LE(8 * bytesPerSample, 74);
  header.writeUInt32LE(speakers[channelCount - 1] ?? 0, 76);
  pcmSubformat.copy(header, 80);
  header.write('data', 96, 'latin1');
  header.writeUInt32LE(isLarge ? sizeElsewhere : dataBytes, 100);
  return header;
}

function writeLargeSizes(header: Buffer, { riffBytes, dataBytes, frames }: { riffBytes: number; dataBytes: number; frames: number }): void {
  header.writeBigUInt64LE(BigInt(riffBytes), 20);
  header.writeBigUInt64LE(BigInt(dataBytes), 28);
  header.writeBigUInt64LE(BigInt(frames), 36);
}
