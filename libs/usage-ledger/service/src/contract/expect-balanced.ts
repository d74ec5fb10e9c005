import type { CallerIdentity } from '@earshot/contracts';
import { unlimitedNanoUsd } from '@earshot/usage-ledger/accounting';
import type { BudgetDocument } from '../budget/budget.document';
import type { UsageEntry } from '../entries/usage-entry.document';
import type { LedgerUnderTest } from './ledger-under-test';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const bigSum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/**
 * Proves the books of a tenant: used + reserved + remaining = limit in both measures, the reservations add up to what is
 * reserved, and the lines of the ledger (written or in the outbox) add up to what is used. No line is there twice.
 */
export async function expectBalanced(ledger: LedgerUnderTest, { tenantId, userId }: CallerIdentity): Promise<void> {
  const written = await ledger.entries.findAll({ userId });
  for (const budget of await ledger.budgetsOf(tenantId)) {
    const open = Object.values(budget.open);
    expect(summaryOf(budget)).toEqual({
      limitTokens: budget.limitTokens,
      limitNanoUsd: budget.limitNanoUsd ?? unlimitedNanoUsd,
      reservedTokens: sum(open.map(({ reserved }) => reserved.tokens)),
      reservedNanoUsd: bigSum(open.map(({ reserved }) => reserved.nanoUsd)),
      openCount: open.length,
      pendingCount: Object.keys(budget.pending).length,
    });
    const lines = linesOf(budget, written);
    expect(budget.used).toEqual({
      tokens: sum(lines.map(({ usage }) => usage.totalTokens)),
      nanoUsd: bigSum(lines.map(({ costNanoUsd }) => costNanoUsd)),
    });
  }
}

const summaryOf = ({ used, reserved, remaining, openCount, pendingCount }: BudgetDocument) => ({
  limitTokens: used.tokens + reserved.tokens + remaining.tokens,
  limitNanoUsd: used.nanoUsd + reserved.nanoUsd + remaining.nanoUsd,
  reservedTokens: reserved.tokens,
  reservedNanoUsd: reserved.nanoUsd,
  openCount,
  pendingCount,
});

function linesOf({ period, pending }: BudgetDocument, written: readonly UsageEntry[]): UsageEntry[] {
  const ofPeriod = written.filter((entry) => entry.period === period);
  return [...new Map([...ofPeriod, ...Object.values(pending)].map((entry) => [entry._id, entry])).values()];
}
