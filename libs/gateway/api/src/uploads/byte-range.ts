import { EarshotError } from '@earshot/contracts';
import type { ByteRange } from '@earshot/platform/blobs';

/**
 * Reads the Range header (RFC 9110 §14): one range of bytes. Several ranges or another unit are answered with the whole.
 * @throws EarshotError INVALID_INPUT for a range outside the file
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (start > end)
    throw new EarshotError('INVALID_INPUT', `The file has ${sizeBytes} bytes; this range lies outside.`, { details: { field: 'Range' } });
  return { start, end };
}
