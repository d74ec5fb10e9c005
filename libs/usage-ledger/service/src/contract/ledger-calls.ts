import {
  findBudget,
  noTokens,
  recordCacheHit,
  reserveUsage,
  settleUsage,
  voidUsage,
  type BudgetView,
  type CallerIdentity,
  type TokenUsage,
  type UsageRecord,
} from '@earshot/contracts';
import type { z } from 'zod';
import type { LedgerUnderTest } from './ledger-under-test';

type ReserveRequest = z.input<typeof reserveUsage.request>;

let attempts = 0;

/** @returns an attempt id that no other test uses. */
export const freshAttemptId = (): string => `attempt-${Date.now().toString(36)}-${process.pid}-${(attempts += 1)}`;

/** @returns a request for 1,000 tokens in and at most 1,000 out, which costs at most $0.011. */
export const callOf = (attemptId: string, changes: Partial<ReserveRequest> = {}): ReserveRequest => ({
  attemptId,
  operationId: `operation-of-${attemptId}`,
  attempt: 1,
  task: 'vibe_analysis',
  provider: 'p',
  model: 'm',
  promptTokens: 1_000,
  maxCompletionTokens: 1_000,
  ...changes,
});

export const usageOf = (promptTokens: number, completionTokens: number): TokenUsage => ({
  ...noTokens,
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});

/** The messages of the ledger on behalf of one caller. The ledger is asked for anew each time, so it may be restarted between. */
export function callsOf(ledger: () => LedgerUnderTest, caller: CallerIdentity) {
  return {
    reserve: (request: ReserveRequest) => ledger().bus.request(reserveUsage, request, { caller }),
    settle: (attemptId: string, usage: TokenUsage, more: { outcome?: string; estimated?: boolean } = {}): Promise<UsageRecord> =>
      ledger().bus.request(settleUsage, { attemptId, usage, estimated: false, ...more }, { caller }),
    void: (attemptId: string, outcome: string): Promise<UsageRecord> => ledger().bus.request(voidUsage, { attemptId, outcome }, { caller }),
    hitCache: (request: z.input<typeof recordCacheHit.request>) => ledger().bus.request(recordCacheHit, request, { caller }),
    budget: (): Promise<BudgetView> => ledger().bus.request(findBudget, {}, { caller }),
  };
}
