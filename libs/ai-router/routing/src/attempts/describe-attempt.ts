import type { Attempt, ErrorCode } from '@earshot/contracts';
import type { Candidate } from '../candidates/candidate';
import type { CallOutcome } from './call-outcome';

/** @returns how the ledger and the attempts name a failure, for example `rate_limited`. */
export const outcomeName = (code: ErrorCode): string => code.replace(/^PROVIDER_/, '').toLowerCase();

/** @returns one call as it is shown in the reply. */
export function describeAttempt<Answer>({ model }: Candidate, outcome: CallOutcome<Answer>, durationMs: number): Attempt {
  const { usage, costUsd } = outcome;
  const who = { provider: model.provider, model: model.slug };
  if (outcome.kind === 'answered') return { ...who, outcome: 'answered', errorCode: null, durationMs, usage, costUsd };
  const { code } = outcome.error;
  return { ...who, outcome: outcomeName(code), errorCode: code, durationMs, usage, costUsd };
}
