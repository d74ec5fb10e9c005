import { EarshotError } from '@earshot/contracts';
import type { ByteRange } from '@earshot/platform/blobs';

/**
 * Reads the Range header (RFC 9110 §14): one range of bytes. Several ranges or another unit are answered with the whole.
 * @throws EarshotError INVALID_INPUT for a range outside the file
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const lastByte = sizeBytes - 1;
  const suffix = { start: Math.max(0, sizeBytes - Number(last)), end: lastByte };
  const { start, end } = first === '' ? suffix : { start: Number(first), end: last === '' ? lastByte : Math.min(Number(last), lastByte) };
  if (start > end)
    throw new EarshotError('INVALID_INPUT', `The file has ${sizeBytes} bytes; this range lies outside.`, { details: { field: 'Range' } });
  return { start, end };
}
