import { EarshotError } from '@earshot/contracts';
import { createHash } from 'node:crypto';
import type { StoredBlob, WriteBlobOptions } from './blob-store';

/** Hashes and counts the bytes that pass through, and stops those that are too many. */
export class MeasureContent {
  private readonly hash = createHash('sha256');
  private sizeBytes = 0;

  constructor(private readonly options: WriteBlobOptions) {}

  /** @throws EarshotError UPLOAD_TOO_LARGE, and CANCELLED even while the source is silent */
  async *pass(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const iterator = source[Symbol.asyncIterator]();
    const abort = abortion(this.options.signal);
    try {
      for (;;) {
        const { done, value } = await Promise.race([iterator.next(), abort.happened]);
        if (done === true) return;
        yield this.measure(value);
      }
    } finally {
      abort.forget();
      // A silent source may never answer; it is told to end, and nobody waits for it.
      void iterator.return?.().catch(() => undefined);
    }
  }

  /** @throws EarshotError EMPTY_UPLOAD when nothing came */
  finish(): StoredBlob {
    if (this.sizeBytes === 0) throw new EarshotError('EMPTY_UPLOAD', 'The upload has no bytes.');
    const sha256 = this.hash.digest('hex');
    return { blobId: sha256, sizeBytes: this.sizeBytes, sha256 };
  }

  private measure(chunk: Uint8Array): Uint8Array {
    const { maxBytes } = this.options;
    this.sizeBytes += chunk.byteLength;
    if (this.sizeBytes > maxBytes) {
      throw new EarshotError('UPLOAD_TOO_LARGE', `The upload is larger than ${maxBytes} bytes.`, { details: { maxBytes } });
    }
    this.hash.update(chunk);
    return chunk;
  }
}

interface Abortion {
  readonly happened: Promise<never>;
  forget(): void;
}

function abortion(signal: AbortSignal | undefined): Abortion {
  const listening = new AbortController();
  const happened = new Promise<never>((_resolve, reject) => {
    const cancel = (): void => reject(new EarshotError('CANCELLED', 'The write was cancelled.', { cause: signal?.reason }));
    if (signal?.aborted === true) cancel();
    signal?.addEventListener('abort', cancel, { once: true, signal: listening.signal });
  });
  happened.catch(() => undefined);
  return { happened, forget: () => listening.abort() };
}
