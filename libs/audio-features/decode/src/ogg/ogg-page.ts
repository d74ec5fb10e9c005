import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, readUint64, viewOf } from '../source/read-header';
import { oggChecksum } from './ogg-checksum';

/** One page of an Ogg stream (RFC 3533 §6). */
export interface OggPage {
  readonly offset: number;
  /** The whole page. */
  readonly bytes: Uint8Array;
  readonly body: Uint8Array;
  /** The lengths that cut the body into packets: 255 means that the packet goes on. */
  readonly segments: Uint8Array;
  readonly serial: number;
  /** Counts the pages of a stream. */
  readonly sequence: number;
  /** Samples up to the end of the last packet that ends on this page; undefined when none ends here. */
  readonly granule: number | undefined;
  /** Whether the first packet began on a page before. */
  readonly isContinued: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const headerBytes = 27;
const maxPageBytes = headerBytes + 255 + 255 * 255;
const flag = { continued: 0x01, first: 0x02, last: 0x04 } as const;

/** @returns the page at an offset, when it is whole and its checksum is right. */
function readOggPage(source: ByteSource, offset: number): OggPage | undefined {
  const header = viewOf(source.read(offset, headerBytes));
  if (header.byteLength < headerBytes || fourCharacters(header, 0) !== 'OggS' || header.getUint8(4) !== 0) return undefined;
  const tableBytes = header.getUint8(26);
  const segments = source.read(offset + headerBytes, tableBytes);
  const bodyBytes = segments.reduce((sum, length) => sum + length, 0);
  const bytes = source.read(offset, headerBytes + tableBytes + bodyBytes);
  if (bytes.byteLength < headerBytes + tableBytes + bodyBytes || oggChecksum(bytes) !== header.getUint32(22, true)) return undefined;
  const flags = header.getUint8(5);
  const isNoPacketEnd = header.getUint32(6, true) === 0xffff_ffff && header.getUint32(10, true) === 0xffff_ffff;
  return {
    offset,
    bytes,
    body: bytes.subarray(headerBytes + tableBytes),
    segments,
    serial: header.getUint32(14, true),
    sequence: header.getUint32(18, true),
    granule: isNoPacketEnd ? undefined : readUint64(header, 6, true),
    isContinued: (flags & flag.continued) !== 0,
    isFirst: (flags & flag.first) !== 0,
    isLast: (flags & flag.last) !== 0,
  };
}

/** Each costs a checksum of up to a whole page; honest damage leaves few marks without a page. */
const maxDamagedPages = 2_000;

/**
 * Walks the whole pages from an offset on, over damage and garbage to the next page that is whole.
 *
 * @throws EarshotError INVALID_AUDIO when the stream is damaged in more places than any honest one
 */
export function* oggPages(source: ByteSource, start: number): Generator<OggPage> {
  let damagedPages = 0;
  for (let offset = start; offset < source.sizeBytes;) {
    const page = readOggPage(source, offset);
    if (page === undefined) damagedPages += 1;
    else yield page;
    if (damagedPages > maxDamagedPages) throw invalidAudio('The Ogg stream is damaged in too many places.', { maxDamagedPages });
    offset = page === undefined ? findMarker(source, offset + 1) : offset + page.bytes.byteLength;
  }
}

function findMarker(source: ByteSource, start: number): number {
  for (let from = start; from < source.sizeBytes; from += maxPageBytes - 3) {
    const { buffer, byteOffset, byteLength } = source.read(from, maxPageBytes);
    const found = Buffer.from(buffer, byteOffset, byteLength).indexOf('OggS', 0, 'latin1');
    if (found >= 0) return from + found;
  }
  return source.sizeBytes;
}

/** @returns the last whole page of a stream that ends a packet, from the tail of the file. */
export function findLastOggPage(source: ByteSource, serial: number): OggPage | undefined {
  let last: OggPage | undefined;
  for (const page of oggPages(source, Math.max(0, source.sizeBytes - 2 * maxPageBytes))) {
    if (page.serial === serial && page.granule !== undefined) last = page;
  }
  return last;
}
