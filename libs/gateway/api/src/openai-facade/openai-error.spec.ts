import { EarshotError } from '@earshot/contracts';
import { asOpenAiError } from './openai-error';

describe(asOpenAiError, () => {
  it('says of too many requests when there is room again', () => {
    const error = new EarshotError('RATE_LIMITED', 'Too many requests', { details: { retryAfterSeconds: 12 } });
    expect(asOpenAiError(error)).toEqual({
      status: 429,
      body: { error: { message: 'Too many requests', type: 'requests', param: null, code: 'rate_limit_exceeded' } },
      headers: { 'retry-after': '12' },
    });
  });

  it('says of a used-up budget what is left and when there is another, and that trying again is of no use before', () => {
    const details = { remainingTokens: 40, resetsAt: new Date(Date.now() + 90_000).toISOString() };
    const { status, body, headers } = asOpenAiError(new EarshotError('BUDGET_EXCEEDED', 'Too little is left.', { details }));
    expect([status, body.error.code]).toEqual([429, 'insufficient_quota']);
    expect(headers).toMatchObject({ 'x-should-retry': 'false', 'x-ratelimit-remaining-tokens': '40' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(headers['x-ratelimit-reset-tokens']).toBe(headers['retry-after']);
  });

  it('says nothing of what surprises us', () => {
    const { status, body, headers } = asOpenAiError(new TypeError('secret inside'));
    expect([status, body.error.message, headers]).toEqual([500, 'Internal server error', {}]);
  });
});
