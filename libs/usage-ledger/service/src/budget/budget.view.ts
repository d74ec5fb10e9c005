import { formatNanoUsd, type BudgetView } from '@earshot/contracts';
import { endOfPeriod } from '@earshot/usage-ledger/accounting';
import type { BudgetDocument } from './budget.document';

/** @returns a budget as it is shown. */
export const viewBudget = (budget: BudgetDocument): BudgetView => ({
  tenantId: budget.tenantId,
  plan: budget.plan,
  period: budget.period,
  limitTokens: budget.limitTokens,
  usedTokens: budget.used.tokens,
  reservedTokens: budget.reserved.tokens,
  remainingTokens: budget.remaining.tokens,
  limitUsd: budget.limitNanoUsd === null ? null : formatNanoUsd(budget.limitNanoUsd),
  usedUsd: formatNanoUsd(budget.used.nanoUsd),
  resetsAt: endOfPeriod(budget.period).toISOString(),
});
