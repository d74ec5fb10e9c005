import { EarshotError, isEarshotError, type ErrorCode } from '@earshot/contracts';
import { Logger } from '@nestjs/common';

/** What may answer any message, whatever its contract names. */
const transportCodes: ReadonlySet<ErrorCode> = new Set([
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'CANCELLED',
  'DEADLINE_EXCEEDED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL',
]);

const logger = new Logger('Messaging');

/**
 * Logs what a handler threw, as loud as it deserves.
 *
 * @returns what may leave: errors that the contract names and those of the transport; anything else becomes INTERNAL.
 */
export function judgeFailure(error: unknown, subject: string, expected: readonly ErrorCode[]): EarshotError {
  if (!isEarshotError(error) || error.code === 'INTERNAL') {
    logger.error({ message: `The handler of ${subject} failed unexpectedly`, subject, error });
    return isEarshotError(error) ? error : new EarshotError('INTERNAL', 'Something unexpected went wrong.', { cause: error });
  }
  if (expected.includes(error.code) || transportCodes.has(error.code)) {
    logger.debug({ message: `The handler of ${subject} answered ${error.code}`, subject, code: error.code, reason: error.message });
    return error;
  }
  logger.error({ message: `The handler of ${subject} threw ${error.code}, which its contract does not name`, subject, error });
  return new EarshotError('INTERNAL', 'Something unexpected went wrong.', { cause: error });
}

/** Logs a message that did not fit its contract. */
export function logRefusal(error: unknown, subject: string): void {
  const issues = isEarshotError(error) ? error.details['issues'] : undefined;
  logger.warn({ message: `A message to ${subject} was refused`, subject, issues });
}

/** Logs that a listener failed: nobody waits for its answer. */
export function logListenerFailure(error: unknown, subject: string): void {
  logger.error({ message: `A listener of ${subject} failed`, subject, error });
}
