import type { MetadataCollector, TagName } from '../metadata';
import type { ByteSource } from '../source/byte-source';
import { MemorySource } from '../source/memory-source';
import { viewOf } from '../source/read-header';

const headerBytes = 10;
const maxTags = 8;
const maxFrames = 500;
const maxTextBytes = 2_048;
const maxUnsynchronisedBytes = 256 * 1024;

/** Text frames by their names in ID3v2.3 and 2.4, and in 2.2. */
const names: Readonly<Record<string, TagName>> = {
  ...{ TIT2: 'title', TPE1: 'artist', TPE2: 'albumArtist', TALB: 'album', TCOM: 'composer', TCON: 'genre', TCOP: 'copyright' },
  ...{ TDRC: 'date', TYER: 'date', TBPM: 'bpm', TKEY: 'key', TRCK: 'trackNumber', TSSE: 'encoder', TENC: 'encoder' },
  ...{ TT2: 'title', TP1: 'artist', TP2: 'albumArtist', TAL: 'album', TCM: 'composer', TCO: 'genre', TCR: 'copyright' },
  ...{ TYE: 'date', TBP: 'bpm', TKE: 'key', TRK: 'trackNumber', TSS: 'encoder', TEN: 'encoder' },
};

interface Id3v2Header {
  /** 2, 3 or 4. */
  readonly version: number;
  readonly flags: number;
  /** Of the content, behind the header. */
  readonly sizeBytes: number;
}

function readHeader(source: ByteSource, offset: number): Id3v2Header | undefined {
  const view = viewOf(source.read(offset, headerBytes));
  if (view.byteLength < headerBytes || view.getUint16(0) !== 0x4944 || view.getUint8(2) !== 0x33) return undefined;
  const version = view.getUint8(3);
  const size = view.getUint32(6);
  if (version < 2 || version > 4 || (size & 0x8080_8080) !== 0) return undefined;
  return { version, flags: view.getUint8(5), sizeBytes: syncsafe(size) };
}

/** Seven bits of each byte count, so that no size can look like an MPEG sync. */
const syncsafe = (value: number): number =>
  ((value >>> 24) & 0x7f) * 0x20_0000 + ((value >>> 16) & 0x7f) * 0x4000 + ((value >>> 8) & 0x7f) * 0x80 + (value & 0x7f);

/** @returns where the content behind the ID3v2 tags at the beginning starts; 0 without any. A tag of any size costs one small read. */
export function findId3v2End(source: ByteSource): number {
  let offset = 0;
  for (let count = 0; count < maxTags; count++) {
    const header = readHeader(source, offset);
    if (header === undefined) break;
    const footerBytes = header.version === 4 && (header.flags & 0x10) !== 0 ? headerBytes : 0;
    offset += headerBytes + header.sizeBytes + footerBytes;
  }
  return offset;
}

/** Gathers the text frames of the ID3v2.2–2.4 tag at an offset (id3.org). Damaged tags end the gathering, nothing more. */
export function collectId3v2Tags(source: ByteSource, offset: number, tags: MetadataCollector): void {
  const header = readHeader(source, offset);
  if (header === undefined) return;
  const start = offset + headerBytes;
  const isUnsynchronised = header.version < 4 && (header.flags & 0x80) !== 0;
  if (!isUnsynchronised) return collectFrames(source, { start, end: start + header.sizeBytes, header }, tags);
  const bytes = resynchronise(source.read(start, Math.min(header.sizeBytes, maxUnsynchronisedBytes)));
  collectFrames(new MemorySource(bytes), { start: 0, end: bytes.byteLength, header }, tags);
}

function collectFrames(source: ByteSource, range: { start: number; end: number; header: Id3v2Header }, tags: MetadataCollector): void {
  const { version, flags } = range.header;
  const hasExtension = version > 2 && (flags & 0x40) !== 0;
  let offset = range.start + (hasExtension ? extendedHeaderBytes(source, range.start, version) : 0);
  for (let count = 0; count < maxFrames; count++) {
    const frame = readFrame(source, offset, version);
    if (frame === undefined || frame.start > range.end) return;
    const { name, start, sizeBytes, isUnsynchronised } = frame;
    if (Object.hasOwn(names, name)) {
      const bytes = source.read(start, Math.min(sizeBytes, maxTextBytes, range.end - start));
      tags.add(names[name], decodeText(isUnsynchronised ? resynchronise(bytes) : bytes));
    }
    offset = start + sizeBytes;
  }
}

interface Id3v2Frame {
  readonly name: string;
  /** Of the content. */
  readonly start: number;
  readonly sizeBytes: number;
  readonly isUnsynchronised: boolean;
}

/** @returns undefined at the padding, whose bytes are zero. */
function readFrame(source: ByteSource, offset: number, version: number): Id3v2Frame | undefined {
  const [nameBytes, frameHeaderBytes] = version === 2 ? [3, 6] : [4, 10];
  const bytes = source.read(offset, frameHeaderBytes);
  if (bytes.byteLength < frameHeaderBytes || bytes[0] === 0) return undefined;
  return {
    name: new TextDecoder('latin1').decode(bytes.subarray(0, nameBytes)),
    start: offset + frameHeaderBytes,
    sizeBytes: frameSize(viewOf(bytes), version),
    isUnsynchronised: version === 4 && ((bytes[9] ?? 0) & 0x02) !== 0,
  };
}

function frameSize(view: DataView, version: number): number {
  if (version === 2) return view.getUint8(3) * 0x1_0000 + view.getUint16(4);
  return version === 3 ? view.getUint32(4) : syncsafe(view.getUint32(4));
}

function extendedHeaderBytes(source: ByteSource, offset: number, version: number): number {
  const view = viewOf(source.read(offset, 4));
  if (view.byteLength < 4) return 0;
  return version === 3 ? 4 + view.getUint32(0) : syncsafe(view.getUint32(0));
}

/** Takes out the zero bytes that keep 0xFF from looking like an MPEG sync. */
function resynchronise(bytes: Uint8Array): Uint8Array {
  return bytes.filter((value, index) => value !== 0 || bytes[index - 1] !== 0xff);
}

const encodings = ['latin1', 'utf-16le', 'utf-16be', 'utf-8'] as const;

function decodeText(bytes: Uint8Array): string {
  const text = bytes.subarray(1);
  const isBigEndianMark = bytes[0] === 1 && text[0] === 0xfe && text[1] === 0xff;
  const encoding = isBigEndianMark ? 'utf-16be' : encodings[bytes[0] ?? 0];
  if (encoding === undefined) return '';
  return new TextDecoder(encoding).decode(text).split('\0', 1)[0] ?? '';
}
