import { EarshotError, isEarshotError } from '@earshot/contracts';
import { encodedError, type EncodedError } from './encoded-error';

const neutralMessage = 'Something unexpected went wrong.';

/**
 * @returns what may cross a process. Anything that is not an EarshotError becomes INTERNAL with a neutral message:
 * whoever encodes it logs it first, for its text and stack stay here.
 */
export function encodeError(error: unknown): EncodedError {
  if (!isEarshotError(error)) return { code: 'INTERNAL', message: neutralMessage, isRetryable: false, details: {} };
  const { code, message, isRetryable, details } = error;
  return { code, message, isRetryable, details };
}

/** @returns the error that was encoded; INTERNAL for anything that is no encoded error. */
export function decodeError(encoded: unknown): EarshotError {
  const parsed = encodedError.safeParse(encoded);
  if (!parsed.success) return new EarshotError('INTERNAL', neutralMessage, { cause: parsed.error });
  const { code, message, details } = parsed.data;
  return new EarshotError(code, message, { details });
}
