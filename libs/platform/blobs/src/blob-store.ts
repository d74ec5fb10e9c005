import type { Readable } from 'node:stream';

/** What is known of bytes once they are stored. */
export interface StoredBlob {
  /** The SHA-256 of the content, in lower-case hex: equal content has equal ids and is stored once. */
  readonly blobId: string;
  readonly sizeBytes: number;
  /** 64 lower-case hex digits; equals `blobId`. */
  readonly sha256: string;
}

export interface WriteBlobOptions {
  /** More bytes than this are refused with UPLOAD_TOO_LARGE while they arrive. */
  readonly maxBytes: number;
  /** Ends the write with CANCELLED. */
  readonly signal?: AbortSignal;
}

/** A part of a blob; both ends count from 0 and belong to it, as in an HTTP Range header. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A blob as a local file, for readers that need a path (a worker thread). */
export interface BorrowedFile {
  readonly path: string;
  /** Gives the file back; a temporary copy is deleted. Call it exactly once, in a `finally`. */
  release(): Promise<void>;
}

/**
 * Immutable bytes under the hash of their content: files in the embedded profile, GridFS in the distributed one. Also the
 * injection token. Every method throws SERVICE_UNAVAILABLE when the store cannot be reached.
 */
export abstract class BlobStore {
  /**
   * Stores a stream without holding it in memory. Whatever goes wrong, nothing half-written stays behind.
   *
   * @throws EarshotError UPLOAD_TOO_LARGE, EMPTY_UPLOAD for no bytes at all, CANCELLED by the signal; errors of the source
   *   pass through unchanged.
   */
  abstract write(source: AsyncIterable<Uint8Array>, options: WriteBlobOptions): Promise<StoredBlob>;

  /** @throws EarshotError NOT_FOUND; INVALID_INPUT for a range outside the blob. */
  abstract read(blobId: string, range?: ByteRange): Promise<Readable>;

  /** @returns the size in bytes, or null when there is no such blob. */
  abstract sizeOf(blobId: string): Promise<number | null>;

  /** @returns whether there was such a blob. */
  abstract delete(blobId: string): Promise<boolean>;

  /** @throws EarshotError NOT_FOUND. */
  abstract borrowFile(blobId: string): Promise<BorrowedFile>;
}
