import { errorCatalogue, type ErrorCode } from '@earshot/contracts';
import { z } from 'zod';

/** An error as it crosses a process: what its receiver may know, never a stack, never a cause. */
export interface EncodedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly isRetryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Reads an encoded error from the wire; an unknown code, of a newer sender, is refused. */
export const encodedError = z.object({
  code: z.enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  isRetryable: z.boolean(),
  details: z.record(z.string(), z.unknown()),
});
