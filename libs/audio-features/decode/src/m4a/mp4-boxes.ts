import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, readHeader, readUint64, viewOf } from '../source/read-header';

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A box of an MP4 file (ISO/IEC 14496-12 §4.2); the range is that of its content. */
export interface Mp4Box extends ByteRange {
  readonly type: string;
  /** Where its header begins. */
  readonly offset: number;
}

const maxBoxesOfBox = 10_000;

/**
 * Walks the boxes of a range, without their contents.
 *
 * @throws EarshotError INVALID_AUDIO when a box is smaller than its own header, or there are too many
 */
export function* mp4Boxes(source: ByteSource, range: ByteRange, maxBoxes = maxBoxesOfBox): Generator<Mp4Box> {
  let offset = range.start;
  for (let count = 0; offset + 8 <= range.end; count++) {
    if (count === maxBoxes) throw invalidAudio('The MP4 file consists of too many boxes.', { maxBoxes });
    const view = viewOf(source.read(offset, 16));
    if (view.byteLength < 8) return;
    const type = fourCharacters(view, 4);
    const { sizeBytes, headerBytes } = boxSize(view, range.end - offset);
    if (sizeBytes < headerBytes) throw invalidAudio('The MP4 file holds a box that is smaller than its header.', { offset });
    yield { type, offset, start: offset + headerBytes, end: Math.min(offset + sizeBytes, range.end) };
    offset += sizeBytes;
  }
}

/** Size 1 announces 64 bits, size 0 the rest of the range. */
function boxSize(view: DataView, restBytes: number): { sizeBytes: number; headerBytes: number } {
  const size = view.getUint32(0);
  if (size === 0) return { sizeBytes: restBytes, headerBytes: 8 };
  if (size !== 1) return { sizeBytes: size, headerBytes: 8 };
  return { sizeBytes: view.byteLength < 16 ? 0 : readUint64(view, 8, false), headerBytes: 16 };
}

/** @returns the first box that the path of types leads to. */
export function findBox(source: ByteSource, range: ByteRange, ...path: readonly string[]): Mp4Box | undefined {
  const [type, ...rest] = path;
  for (const box of mp4Boxes(source, range)) {
    if (box.type === type) return rest.length === 0 ? box : findBox(source, box, ...rest);
  }
  return undefined;
}

/**
 * @returns that box
 * @throws EarshotError INVALID_AUDIO when it is missing
 */
export function requireBox(source: ByteSource, range: ByteRange, ...path: readonly string[]): Mp4Box {
  const box = findBox(source, range, ...path);
  if (box === undefined) throw invalidAudio(`The MP4 file has no ${path.at(-1)} box.`, { path: path.join('/') });
  return box;
}

/** The entries of a table box: version and flags, perhaps other fields, a count, and entries of one size. */
export interface Mp4Table {
  readonly start: number;
  readonly count: number;
}

/**
 * @param countAt where the count stands in the content
 * @throws EarshotError INVALID_AUDIO when the box cannot hold as many entries as it counts
 */
export function readTable(source: ByteSource, box: Mp4Box, { countAt, entryBytes }: { countAt: number; entryBytes: number }): Mp4Table {
  const count = readHeader(source, box.start, countAt + 4, `${box.type} box`).getUint32(countAt);
  const start = box.start + countAt + 4;
  if (start + count * entryBytes > Math.min(box.end, source.sizeBytes)) {
    throw invalidAudio(`The ${box.type} box of the MP4 file is shorter than it says.`, { count });
  }
  return { start, count };
}
