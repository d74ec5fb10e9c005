export interface WavParts {
  readonly formatTag?: number;
  readonly channels?: number;
  readonly sampleRateHz?: number;
  readonly bitsPerSample?: number;
  readonly blockAlign?: number;
  /** What the data chunk says; by default the truth. */
  readonly dataSizeBytes?: number;
  readonly data?: Uint8Array;
  /** Whole chunks between format and data. */
  readonly extraChunks?: Uint8Array;
}

/** @returns a WAV file whose header says whatever is asked for. */
export function buildWav(parts: WavParts = {}): Uint8Array {
  const { formatTag = 1, channels = 2, sampleRateHz = 44_100, bitsPerSample = 16, data = new Uint8Array(400) } = parts;
  const { blockAlign = (channels * bitsPerSample) / 8, dataSizeBytes = data.length, extraChunks = new Uint8Array(0) } = parts;
  const format = Buffer.alloc(16);
  format.writeUInt16LE(formatTag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(sampleRateHz, 4);
  format.writeUInt32LE((sampleRateHz * blockAlign) >>> 0, 8);
  format.writeUInt16LE(blockAlign & 0xffff, 12);
  format.writeUInt16LE(bitsPerSample, 14);
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), extraChunks, chunk('data', data, dataSizeBytes)]);
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF'), uint32(body.length), body]));
}

export interface ExtensibleWavParts {
  readonly channels: number;
  readonly bitsPerSample: number;
  /** The coding inside; by default PCM. */
  readonly formatTag?: number;
  /** One bit for each loudspeaker; by default those of 5.1. */
  readonly channelMask?: number;
  readonly data?: Uint8Array;
}

/** @returns a WAV file at 48 kHz whose format chunk is of the extensible kind. */
export function buildExtensibleWav(parts: ExtensibleWavParts): Uint8Array {
  const { channels, bitsPerSample, formatTag = 1, channelMask = 0x3f, data = new Uint8Array(2 * channels * bitsPerSample) } = parts;
  const format = Buffer.alloc(40);
  format.writeUInt16LE(0xfffe, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(48_000, 4);
  format.writeUInt16LE((channels * bitsPerSample) / 8, 12);
  format.writeUInt16LE(bitsPerSample, 14);
  format.writeUInt16LE(22, 16);
  format.writeUInt16LE(bitsPerSample, 18);
  format.writeUInt32LE(channelMask, 20);
  format.writeUInt16LE(formatTag, 24);
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('data', data)]));
}

/** @returns a RIFF chunk, padded to an even size. */
export const chunk = (id: string, content: Uint8Array, sizeBytes = content.length): Uint8Array =>
  Buffer.concat([Buffer.from(id, 'latin1'), uint32(sizeBytes), content, Buffer.alloc(content.length % 2)]);

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
