import { invalidAudio } from '../invalid-audio';
import type { ByteSource } from '../source/byte-source';
import { fourCharacters, viewOf } from '../source/read-header';

/** A chunk of a RIFF or IFF file. Its declared size may reach beyond the file. */
export interface IffChunk {
  readonly id: string;
  /** Where its content begins. */
  readonly offset: number;
  readonly sizeBytes: number;
}

const maxChunks = 1_000;

/**
 * Walks the chunks of a RIFF (little endian) or IFF (big endian) file or list. Chunks are padded to even sizes.
 *
 * @throws EarshotError INVALID_AUDIO when there are more chunks than any honest file has
 */
export function* iffChunks(source: ByteSource, range: { start: number; end: number; littleEndian: boolean }): Generator<IffChunk> {
  const end = Math.min(range.end, source.sizeBytes);
  let offset = range.start;
  for (let count = 0; offset + 8 <= end; count++) {
    if (count === maxChunks) throw invalidAudio('The file consists of too many chunks.', { maxChunks });
    const view = viewOf(source.read(offset, 8));
    if (view.byteLength < 8) return;
    const sizeBytes = view.getUint32(4, range.littleEndian);
    yield { id: fourCharacters(view, 0), offset: offset + 8, sizeBytes };
    offset += 8 + sizeBytes + (sizeBytes % 2);
  }
}
