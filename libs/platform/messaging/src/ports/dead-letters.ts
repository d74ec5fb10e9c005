import type { JobContract } from '@earshot/contracts';
import type { EncodedError } from '@earshot/platform/errors';

/** A job that was given up. */
export interface DeadLetter {
  readonly id: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly error: EncodedError;
  /** ISO 8601. */
  readonly diedAt: string;
}

/** Where jobs lie that were given up, each with its reason. Kept in both profiles, across restarts. */
export abstract class DeadLetters {
  /** @returns the latest first, at most `limit`. */
  abstract list(contract: JobContract, options: { readonly limit: number }): Promise<DeadLetter[]>;
}
