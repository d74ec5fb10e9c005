import type { ErrorCode } from '@earshot/contracts';
import { decideNext, type FailedCall } from './decide-next';

const limits = { maxAttemptsPerCandidate: 3, attemptTimeoutMs: 30_000, longerTimeoutMs: 45_000 };
const firstFailure = { callsOfModel: 1, timeoutsOfModel: 0, hasAlternative: false, wasRepairTried: false };
const decide = (errorCode: ErrorCode, rest: Partial<FailedCall> = {}) =>
  decideNext({ errorCode, ...firstFailure, remainingMs: 90_000, limits, random: () => 0, ...rest });
const nextCandidate = { kind: 'next-candidate' };

describe(decideNext, () => {
  it.each(['PROVIDER_CONNECTION', 'PROVIDER_RATE_LIMITED', 'PROVIDER_SERVER'] as const)(
    'retries %s after 2 s and 4 s, three calls in all',
    (code) => {
      expect(decide(code)).toEqual({ kind: 'retry', afterMs: 2_000, timeoutMs: 30_000 });
      expect(decide(code, { callsOfModel: 2 })).toEqual({ kind: 'retry', afterMs: 4_000, timeoutMs: 30_000 });
      expect(decide(code, { callsOfModel: 3 })).toEqual(nextCandidate);
    },
  );

  it('waits at most ten seconds', () => {
    const patient = { ...limits, maxAttemptsPerCandidate: 5 };
    expect(decide('PROVIDER_SERVER', { callsOfModel: 4, limits: patient, random: () => 1 })).toMatchObject({ afterMs: 10_000 });
  });

  it('spreads the waits by up to a quarter', () => {
    expect(decide('PROVIDER_SERVER', { random: () => 1 })).toMatchObject({ afterMs: 2_500 });
  });

  it('waits what the provider asked for', () => {
    expect(decide('PROVIDER_RATE_LIMITED', { retryAfterMs: 12_000 })).toMatchObject({ kind: 'retry', afterMs: 12_000 });
    expect(decide('PROVIDER_SERVER', { retryAfterMs: 0 })).toMatchObject({ kind: 'retry', afterMs: 0 });
  });

  it('does not wait beyond the deadline', () => {
    expect(decide('PROVIDER_RATE_LIMITED', { retryAfterMs: 86_400_000 })).toEqual(nextCandidate);
    expect(decide('PROVIDER_SERVER', { remainingMs: 2_999 })).toEqual(nextCandidate);
    expect(decide('PROVIDER_SERVER', { remainingMs: 3_000 })).toMatchObject({ kind: 'retry' });
  });

  it('retries a timeout once, with the longer limit', () => {
    expect(decide('PROVIDER_TIMEOUT', { timeoutsOfModel: 1 })).toEqual({ kind: 'retry', afterMs: 2_000, timeoutMs: 45_000 });
    expect(decide('PROVIDER_TIMEOUT', { callsOfModel: 2, timeoutsOfModel: 2 })).toEqual(nextCandidate);
  });

  it('keeps the longer limit after another failure', () => {
    expect(decide('PROVIDER_SERVER', { callsOfModel: 2, timeoutsOfModel: 1 })).toMatchObject({ timeoutMs: 45_000 });
  });

  it('leaves a silent model at once for another that may answer', () => {
    expect(decide('PROVIDER_TIMEOUT', { timeoutsOfModel: 1, hasAlternative: true })).toEqual(nextCandidate);
  });

  it('calls again at once where what failed is mended', () => {
    expect(decide('PROVIDER_AUTH', { isMended: true })).toEqual({ kind: 'retry', afterMs: 0, timeoutMs: 30_000 });
    expect(decide('PROVIDER_AUTH', { isMended: true, remainingMs: 999 })).toEqual(nextCandidate);
  });

  it('sends an answer that cannot be used back once, and then asks a deeper model', () => {
    expect(decide('PROVIDER_BAD_OUTPUT')).toEqual({ kind: 'repair' });
    expect(decide('PROVIDER_BAD_OUTPUT', { wasRepairTried: true })).toEqual({ kind: 'deeper' });
    expect(decide('PROVIDER_BAD_OUTPUT', { remainingMs: 999 })).toEqual({ kind: 'deeper' });
  });

  it('sends what is too long only to models with a larger context', () => {
    expect(decide('PROVIDER_CONTEXT_LENGTH')).toEqual({ kind: 'larger-context' });
  });

  it.each(['PROVIDER_AUTH', 'PROVIDER_UNEXPECTED', 'INVALID_INPUT'] as const)('does not send %s again', (code) => {
    expect(decide(code)).toEqual(nextCandidate);
  });

  it('sends refused content to nobody else', () => {
    expect(decide('PROVIDER_CONTENT_FILTER')).toEqual({ kind: 'local-only' });
  });
});
