import { formatSixDecimals, parseNanoUsd, type Attempt, type UsdAmount } from '@earshot/contracts';

/** @returns an amount with exactly six decimals, rounded half up; for people who read logs, never for reckoning. */
export const withSixDecimals = (amount: UsdAmount): string => formatSixDecimals(parseNanoUsd(amount));

/** @returns the one log line of a call: who, how, how many tokens, what it cost; nothing of what was said. */
export const describeCall = (task: string, { provider, model, outcome, durationMs, usage, costUsd }: Attempt, estimatedTokens: number) => ({
  message: 'A model was called',
  task,
  provider,
  model,
  outcome,
  durationMs,
  estimatedTokens,
  totalTokens: usage?.totalTokens ?? 0,
  costUsd: withSixDecimals(costUsd),
});
