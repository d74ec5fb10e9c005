import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from './byte-source';

/** An open file. Whoever opened it closes it. */
export interface FileSource extends ByteSource {
  close(): void;
}

/**
 * Opens a file for ranged reads.
 *
 * @throws the error of the file system when the path cannot be opened
 * @example
 * const source = openFileSource(path);
 * try { return probeAudio(source); } finally { source.close(); }
 */
export function openFileSource(path: string): FileSource {
  const descriptor = openSync(path, 'r');
  const sizeBytes = fstatSync(descriptor).size;
  return {
    sizeBytes,
    read: (offset, length) => readRange(descriptor, offset, Math.max(0, Math.min(length, sizeBytes - offset))),
    close: () => closeSync(descriptor),
  };
}

function readRange(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled === length ? bytes : bytes.subarray(0, filled);
}
