import { errorCatalogue, type ErrorCode } from './error-catalogue';

/** Facts that help whoever receives an error: JSON values only, never a secret, never a stack. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

export interface EarshotErrorOptions {
  readonly details?: ErrorDetails | undefined;
  readonly cause?: unknown;
}

/**
 * The one base class of every expected error. It is recognised by `code`, which survives the wire; the class does not.
 *
 * @example
 * throw new EarshotError('NOT_FOUND', 'There is no audio file 01J…', { details: { id } });
 */
export class EarshotError extends Error {
  readonly code: ErrorCode;
  readonly isRetryable: boolean;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, { details = {}, cause }: EarshotErrorOptions = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'EarshotError';
    this.code = code;
    this.isRetryable = errorCatalogue[code].isRetryable;
    this.details = details;
  }
}

/** @returns whether a caught value is an error of ours, optionally with one given code. */
export function isEarshotError(value: unknown, code?: ErrorCode): value is EarshotError {
  return value instanceof EarshotError && (code === undefined || value.code === code);
}
