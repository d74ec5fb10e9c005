import type { TokenUsage } from '@earshot/contracts';

/** How a call ended, as its caller tells it. */
export interface CallOutcome {
  /** `answered`, or what went wrong. */
  readonly outcome: string;
  readonly usage: TokenUsage;
  /** The tokens were counted here because the provider named none. */
  readonly estimated: boolean;
}

/** The outcome of a call of which nothing was heard in time. */
export const unknownOutcome = 'unknown';
