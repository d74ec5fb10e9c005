import { EarshotError } from '@earshot/contracts';
import { refusalHeaders } from './refusal-headers';

const nowMs = Date.parse('2026-11-30T23:59:00.000Z');
const headersOf = (details: Record<string, unknown>) => refusalHeaders(new EarshotError('BUDGET_EXCEEDED', 'No.', { details }), nowMs);

describe(refusalHeaders, () => {
  it('tells in whole seconds when to come again', () => {
    expect(headersOf({ retryAfterSeconds: 7 })).toEqual({ 'retry-after': '7' });
    expect(headersOf({ retryAfterSeconds: 0.2 })).toEqual({ 'retry-after': '1' });
  });

  it('tells what is left of a budget, and when there is another', () => {
    expect(headersOf({ remainingTokens: 12, resetsAt: '2026-12-01T00:00:00.000Z' })).toEqual({
      'retry-after': '60',
      'x-ratelimit-remaining-tokens': '12',
      'x-ratelimit-reset-tokens': '60',
    });
  });

  it('tells of a budget that was overspent that nothing is left', () => {
    expect(headersOf({ remainingTokens: -10_000 })).toEqual({ 'x-ratelimit-remaining-tokens': '0' });
  });

  it('never asks to come again in the past, nor at no instant at all', () => {
    expect(headersOf({ resetsAt: '2026-11-30T00:00:00.000Z' })).toEqual({ 'retry-after': '0', 'x-ratelimit-reset-tokens': '0' });
    expect(headersOf({ resetsAt: 'soon' })).toEqual({});
  });

  it('says nothing of what is not about a limit', () => {
    expect(headersOf({ field: 'model' })).toEqual({});
  });
});
