import type { ByteSource } from '../source/byte-source';

/** A file of zeros with a few pieces in it, larger than memory, that counts what is read of it. */
export class SparseSource implements ByteSource {
  readBytes = 0;

  /** @param pieces by their offset */
  constructor(
    private readonly pieces: Readonly<Record<number, Uint8Array>>,
    readonly sizeBytes: number,
  ) {}

  read(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.sizeBytes - offset)));
    this.readBytes += bytes.length;
    for (const [key, piece] of Object.entries(this.pieces)) {
      const at = Number(key) - offset;
      if (at >= bytes.length || at + piece.length <= 0) continue;
      bytes.set(piece.subarray(Math.max(0, -at), bytes.length - at), Math.max(0, at));
    }
    return bytes;
  }
}
