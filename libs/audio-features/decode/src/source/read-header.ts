import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from './byte-source';

/** @returns a view of bytes, wherever they lie in their buffer. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Reads a structure of a known size.
 *
 * @param what the name of the structure, for the message
 * @throws EarshotError INVALID_AUDIO when the data end inside it
 */
export function readHeader(source: ByteSource, offset: number, length: number, what: string): DataView {
  const bytes = source.read(offset, length);
  if (bytes.byteLength < length) throw invalidAudio(`The file ends inside the ${what}.`, { offset, sizeBytes: source.sizeBytes });
  return viewOf(bytes);
}

/** @returns four bytes as the characters that name a chunk, box or marker. */
export function fourCharacters(view: DataView, offset: number): string {
  if (offset + 4 > view.byteLength) return '';
  return String.fromCharCode(view.getUint8(offset), view.getUint8(offset + 1), view.getUint8(offset + 2), view.getUint8(offset + 3));
}

/** @returns an unsigned 64-bit number; above 2^53 it is only roughly right, which is enough to refuse it. */
export function readUint64(view: DataView, offset: number, littleEndian: boolean): number {
  const first = view.getUint32(offset, littleEndian);
  const second = view.getUint32(offset + 4, littleEndian);
  return littleEndian ? second * 2 ** 32 + first : first * 2 ** 32 + second;
}
