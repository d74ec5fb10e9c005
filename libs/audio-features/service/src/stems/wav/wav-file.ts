import { closeSync, openSync, writeSync } from 'node:fs';
import { EarshotError } from '@earshot/contracts';
import { encodeWavHeader, wavHeaderBytes, type WavShape } from './wav-header';

/** A WAV that grows on the disk; its header is written last, when its length is known. */
export class WavFile {
  private readonly descriptor: number;
  private dataBytes = 0;

  /** @throws EarshotError SERVICE_UNAVAILABLE when the disk refuses, as all of this class */
  constructor(
    path: string,
    private readonly shape: Omit<WavShape, 'dataBytes'>,
  ) {
    this.descriptor = onDisk(() => openSync(path, 'wx'));
  }

  append(bytes: Uint8Array): void {
    this.write(bytes, wavHeaderBytes + this.dataBytes);
    this.dataBytes += bytes.length;
  }

  finish(): void {
    // A chunk of odd length is filled up.
    if (this.dataBytes % 2 === 1) this.write(Buffer.alloc(1), wavHeaderBytes + this.dataBytes);
    this.write(encodeWavHeader({ ...this.shape, dataBytes: this.dataBytes }), 0);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private write(bytes: Uint8Array, position: number): void {
    for (let written = 0; written < bytes.length;) {
      written += onDisk(() => writeSync(this.descriptor, bytes, written, bytes.length - written, position + written));
    }
  }
}

function onDisk<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new EarshotError('SERVICE_UNAVAILABLE', 'There is no room to write stems in.', { cause });
  }
}
