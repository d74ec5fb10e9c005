import type { ByteSource } from './byte-source';

/** Reads from bytes that are in memory already: heads of uploads, embedded tags, tests. */
export class MemorySource implements ByteSource {
  readonly sizeBytes: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.sizeBytes = bytes.byteLength;
  }

  read(offset: number, length: number): Uint8Array {
    return this.#bytes.subarray(Math.max(0, offset), Math.max(0, offset + length));
  }
}
