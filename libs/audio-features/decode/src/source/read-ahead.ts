import type { ByteSource } from './byte-source';

/**
 * Serves many small neighbouring reads from one large one. The window is replaced, never overwritten, so earlier answers stay valid.
 * A memory source behind it costs nothing, because its windows are views.
 */
export class ReadAhead implements ByteSource {
  readonly sizeBytes: number;
  readonly #source: ByteSource;
  readonly #windowBytes: number;
  #window: Uint8Array = new Uint8Array(0);
  #windowOffset = 0;

  constructor(source: ByteSource, windowBytes: number) {
    this.#source = source;
    this.#windowBytes = windowBytes;
    this.sizeBytes = source.sizeBytes;
  }

  read(offset: number, length: number): Uint8Array {
    if (offset >= this.sizeBytes || offset < 0) return new Uint8Array(0);
    const wanted = Math.min(length, this.sizeBytes - offset);
    const start = offset - this.#windowOffset;
    if (start >= 0 && start + wanted <= this.#window.byteLength) return this.#window.subarray(start, start + wanted);
    this.#window = this.#source.read(offset, Math.max(wanted, this.#windowBytes));
    this.#windowOffset = offset;
    return this.#window.subarray(0, wanted);
  }
}
