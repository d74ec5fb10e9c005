export interface AiffParts {
  readonly channels?: number;
  readonly frameCount?: number;
  readonly bitsPerSample?: number;
  /** As 80-bit extended: exponent and upper half of the mantissa; by default 44,100 Hz. */
  readonly rate?: { readonly exponent: number; readonly mantissa: number };
  /** Makes it AIFF-C. */
  readonly compression?: string;
  readonly data?: Uint8Array;
}

/** @returns an AIFF or AIFF-C file whose header says whatever is asked for. */
export function buildAiff(parts: AiffParts = {}): Uint8Array {
  const { channels = 1, bitsPerSample = 16, data = new Uint8Array(400), compression } = parts;
  const { frameCount = data.length / (channels * (bitsPerSample / 8)), rate = { exponent: 0x400e, mantissa: 0xac44_0000 } } = parts;
  const common = Buffer.alloc(compression === undefined ? 18 : 24);
  common.writeUInt16BE(channels, 0);
  common.writeUInt32BE(frameCount, 2);
  common.writeUInt16BE(bitsPerSample, 6);
  common.writeUInt16BE(rate.exponent, 8);
  common.writeUInt32BE(rate.mantissa, 10);
  if (compression !== undefined) common.write(compression, 18, 'latin1');
  const sound = Buffer.concat([Buffer.alloc(8), data]);
  const form = compression === undefined ? 'AIFF' : 'AIFC';
  const body = Buffer.concat([Buffer.from(form), chunk('COMM', common), chunk('NAME', Buffer.from('Sine')), chunk('SSND', sound)]);
  return new Uint8Array(chunk('FORM', body));
}

function chunk(id: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32BE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
