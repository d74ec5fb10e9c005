import {
  defaultPlan,
  noBalances,
  periodBefore,
  periodOf,
  planLimitTokens,
  startOfPeriod,
  unlimitedNanoUsd,
} from '@earshot/usage-ledger/accounting';
import type { BudgetDocument } from './budget.document';

export const budgetId = (tenantId: string, period: string): string => `${tenantId}:${period}`;

/**
 * @returns the budgets that can hold a reservation at an instant: those of its month and of the month before. A truth that
 * comes later still finds its attempt recorded as unknown, and is put into quarantine.
 */
export const holdingBudgetIds = (tenantId: string, at: Date): readonly [previous: string, present: string] => {
  const period = periodOf(at);
  return [budgetId(tenantId, periodBefore(period)), budgetId(tenantId, period)];
};

/** Reservations live for minutes, and upkeep expires them when its server is back. */
const stillOpenMs = 86_400_000;

/** @returns those of them in which an attempt can still be open: only for a while is that of the month before among them. */
export function openBudgetIds(tenantId: string, at: Date): readonly string[] {
  const period = periodOf(at);
  const isMonthYoung = at.getTime() - startOfPeriod(period).getTime() < stillOpenMs;
  return isMonthYoung ? holdingBudgetIds(tenantId, at) : [budgetId(tenantId, period)];
}

/** @returns the untouched budget of a month; plan and limit in dollars are those of the latest earlier one. */
export function blankBudget(tenantId: string, period: string, earlier: BudgetDocument | null): BudgetDocument {
  const plan = earlier?.plan ?? defaultPlan;
  const limitTokens = planLimitTokens[plan];
  const limitNanoUsd = earlier?.limitNanoUsd ?? null;
  const granted = { tokens: limitTokens, nanoUsd: limitNanoUsd ?? unlimitedNanoUsd };
  return {
    _id: budgetId(tenantId, period),
    tenantId,
    period,
    plan,
    limitTokens,
    limitNanoUsd,
    grants: [{ plan, ...granted, grantedAt: startOfPeriod(period) }],
    repriced: { number: 0, at: startOfPeriod(period), entryId: '' },
    ...noBalances,
    remaining: granted,
    open: {},
    openCount: 0,
    expired: {},
    pending: {},
    pendingCount: 0,
  };
}
