import type { EarshotError } from '@earshot/contracts';

/**
 * What the headers of a refusal say about the limit behind it: `retry-after` in whole seconds (RFC 9110 §10.2.3), and of a
 * budget the tokens that are left and the seconds to the next one. The limit of requests has headers of its own on each answer.
 */
export function refusalHeaders({ details }: EarshotError, nowMs: number): Record<string, string> {
  const { retryAfterSeconds, remainingTokens, resetsAt } = details;
  const resetSeconds = secondsUntil(resetsAt, nowMs);
  const waitSeconds = typeof retryAfterSeconds === 'number' ? Math.ceil(retryAfterSeconds) : resetSeconds;
  return {
    ...(waitSeconds === null ? {} : { 'retry-after': String(waitSeconds) }),
    ...(typeof remainingTokens === 'number' ? { 'x-ratelimit-remaining-tokens': String(Math.max(0, remainingTokens)) } : {}),
    ...(resetSeconds === null ? {} : { 'x-ratelimit-reset-tokens': String(resetSeconds) }),
  };
}

function secondsUntil(instant: unknown, nowMs: number): number | null {
  const untilMs = typeof instant === 'string' ? Date.parse(instant) - nowMs : Number.NaN;
  return Number.isNaN(untilMs) ? null : Math.max(0, Math.ceil(untilMs / 1_000));
}
