import { byteAt } from '../source/byte-at';

/** What the header of one FLAC frame says (RFC 9639 §9.1). */
export interface FlacFrameHeader {
  readonly blockSamples: number;
  /** 0: as STREAMINFO says. */
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Whether rate or sample width stand in STREAMINFO only. */
  readonly refersToStreamInfo: boolean;
  /** The number that the next frame will carry: frames are counted, or samples where block sizes vary. */
  readonly number: number;
  readonly nextNumber: number;
  /** Whether the numbers count frames, which then are all of one size but the last. */
  readonly countsFrames: boolean;
}

const maxHeaderBytes = 16;
const codedRatesHz = [0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000] as const;

/** @returns the frame header at an offset, when there is one whose checksum is right. */
export function parseFlacFrameHeader(bytes: Uint8Array, offset: number): FlacFrameHeader | undefined {
  const head = bytes.subarray(offset, offset + maxHeaderBytes);
  if (!hasValidCodes(head)) return undefined;
  const coded = codedNumber(head);
  if (coded === undefined) return undefined;
  const blockCode = byteAt(head, 2) >>> 4;
  const rateCode = byteAt(head, 2) & 0x0f;
  const channelCode = byteAt(head, 3) >>> 4;
  const blockAt = 4 + coded.length;
  const rateAt = blockAt + (blockFieldBytes[blockCode] ?? 0);
  const crcAt = rateAt + (rateFieldBytes[rateCode] ?? 0);
  if (head[crcAt] !== crc8(head.subarray(0, crcAt))) return undefined;
  const countsFrames = (byteAt(head, 1) & 0x01) === 0;
  const blockSamples = blockSize(blockCode, byteAt(head, blockAt), byteAt(head, blockAt + 1));
  return {
    blockSamples,
    sampleRateHz: sampleRate(rateCode, byteAt(head, rateAt), byteAt(head, rateAt + 1)),
    refersToStreamInfo: rateCode === 0 || (byteAt(head, 3) & 0x0e) === 0,
    channels: channelCode < 8 ? channelCode + 1 : 2,
    number: coded.value,
    nextNumber: coded.value + (countsFrames ? 1 : blockSamples),
    countsFrames,
  };
}

/** Codes by which the block size or the rate stands in a field of its own behind the number. */
const blockFieldBytes: Readonly<Record<number, number>> = { 6: 1, 7: 2 };
const rateFieldBytes: Readonly<Record<number, number>> = { 12: 1, 13: 2, 14: 2 };

/** The first four bytes: sync, and codes of which some are reserved. */
function hasValidCodes(head: Uint8Array): boolean {
  const hasSync = byteAt(head, 0) === 0xff && (byteAt(head, 1) & 0xfe) === 0xf8;
  if (!hasSync || (byteAt(head, 3) & 0x01) !== 0) return false;
  return byteAt(head, 2) >>> 4 !== 0 && (byteAt(head, 2) & 0x0f) !== 15 && byteAt(head, 3) >>> 4 <= 10;
}

/** A number of up to 36 bits in the manner of UTF-8. */
function codedNumber(head: Uint8Array): { value: number; length: number } | undefined {
  const lead = byteAt(head, 4);
  if (lead < 0x80) return { value: lead, length: 1 };
  const length = Math.clz32(~(lead << 24));
  if (length < 2 || length > 7) return undefined;
  let value = lead & (0x7f >>> length);
  for (let index = 1; index < length; index++) {
    const next = byteAt(head, 4 + index);
    if ((next & 0xc0) !== 0x80) return undefined;
    value = value * 64 + (next & 0x3f);
  }
  return { value, length };
}

function blockSize(code: number, first: number, second: number): number {
  if (code === 1) return 192;
  if (code <= 5) return 576 << (code - 2);
  if (code === 6) return first + 1;
  if (code === 7) return first * 256 + second + 1;
  return 256 << (code - 8);
}

function sampleRate(code: number, first: number, second: number): number {
  if (code < 12) return codedRatesHz[code] ?? 0;
  if (code === 12) return first * 1_000;
  return (first * 256 + second) * (code === 13 ? 1 : 10);
}

const crc8Table = Uint8Array.from({ length: 256 }, (_, value) => {
  let crc = value;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80) !== 0 ? (crc << 1) ^ 0x07 : crc << 1;
  return crc;
});

const crc8 = (bytes: Uint8Array): number => bytes.reduce((crc, byte) => crc8Table[crc ^ byte] ?? 0, 0);
