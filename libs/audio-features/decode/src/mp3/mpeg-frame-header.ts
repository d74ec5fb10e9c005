import { byteAt } from '../source/byte-at';

/** The header of one MPEG-1, 2 or 2.5 Layer III frame (ISO/IEC 11172-3 §2.4.2.3). */
export interface MpegFrameHeader {
  readonly sampleRateHz: number;
  /** 1 or 2. */
  readonly channels: number;
  readonly bitRateKbps: number;
  /** Header included. */
  readonly frameBytes: number;
  /** Per channel: 1,152, or 576 in MPEG-2 and 2.5. */
  readonly frameSamples: number;
  readonly isMpeg1: boolean;
}

export const mpegHeaderBytes = 4;
const baseRatesHz = [44_100, 48_000, 32_000] as const;
const layer3 = 1;
const monoMode = 3;
const mpeg1 = {
  ...{ rateDivisor: 1, frameSamples: 1_152, isMpeg1: true },
  bitRatesKbps: [undefined, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
};
const mpeg2 = {
  ...{ rateDivisor: 2, frameSamples: 576, isMpeg1: false },
  bitRatesKbps: [undefined, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
/** By their two bits: MPEG-2.5, reserved, MPEG-2, MPEG-1. */
const versions = [{ ...mpeg2, rateDivisor: 4 }, undefined, mpeg2, mpeg1] as const;

/** @returns the Layer III frame header at an offset, when there is one. Free-format frames, which carry no size, are not read. */
export function parseMpegFrameHeader(bytes: Uint8Array, offset: number): MpegFrameHeader | undefined {
  if (bytes[offset] !== 0xff || offset + mpegHeaderBytes > bytes.length) return undefined;
  const versionAndLayer = byteAt(bytes, offset + 1);
  const rates = byteAt(bytes, offset + 2);
  if (versionAndLayer >>> 5 !== 0x07 || ((versionAndLayer >>> 1) & 0x03) !== layer3) return undefined;
  const version = versions[(versionAndLayer >>> 3) & 0x03];
  const baseRateHz = baseRatesHz[(rates >>> 2) & 0x03];
  const bitRateKbps = version?.bitRatesKbps[rates >>> 4];
  if (version === undefined || baseRateHz === undefined || bitRateKbps === undefined) return undefined;
  const { rateDivisor, frameSamples, isMpeg1 } = version;
  const sampleRateHz = baseRateHz / rateDivisor;
  const frameBytes = Math.floor((frameSamples * 125 * bitRateKbps) / sampleRateHz) + ((rates >>> 1) & 0x01);
  const channels = byteAt(bytes, offset + 3) >>> 6 === monoMode ? 1 : 2;
  return { sampleRateHz, channels, bitRateKbps, frameBytes, frameSamples, isMpeg1 };
}

/** @returns whether two frames can stand in one stream. */
export const isSameMpegStream = (one: MpegFrameHeader, other: MpegFrameHeader): boolean =>
  one.sampleRateHz === other.sampleRateHz && one.channels === other.channels;
