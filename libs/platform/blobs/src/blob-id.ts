import { EarshotError } from '@earshot/contracts';
import type { ByteRange } from './blob-store';

/** @returns whether a text can be the id of a blob: 64 lower-case hex digits. Nothing else ever becomes part of a path. */
export const isBlobId = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export const noSuchBlob = (blobId: string, cause?: unknown): EarshotError =>
  new EarshotError('NOT_FOUND', 'There is no such blob.', { details: { blobId }, cause });

/** @throws EarshotError INVALID_INPUT for a range that does not lie within the blob */
export function assertWithin(sizeBytes: number, { start, end }: ByteRange): void {
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end < sizeBytes;
  if (isWithin) return;
  throw new EarshotError('INVALID_INPUT', 'The range does not lie within the blob.', { details: { start, end, sizeBytes } });
}
