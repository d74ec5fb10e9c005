import type { CallerIdentity } from '@earshot/contracts';
import {
  addBalances,
  balanceChange,
  changingLimit,
  imbalanceOf,
  noBalances,
  nothing,
  reserving,
  type LedgerOperation,
} from '@earshot/usage-ledger/accounting';
import type { BudgetDocument } from '../budget/budget.document';
import { unpack } from '../budget/packed';
import { entryOperations } from '../entries/entry-operations';
import type { UsageEntry } from '../entries/usage-entry.document';
import type { LedgerUnderTest } from './ledger-under-test';

/**
 * Proves the books of a tenant, slowly and without the code that reconciles: each operation posts as much as it takes, and
 * the postings of its grants, lines (written or in the outbox) and open reservations are its balances. No line is there twice.
 */
export async function expectBalanced(ledger: LedgerUnderTest, { tenantId, userId }: CallerIdentity): Promise<void> {
  const written = await ledger.entries.findAll({ userId });
  for (const budget of await ledger.budgetsOf(tenantId)) {
    const { openCount, pendingCount, used, reserved, remaining, unknown, saved } = budget;
    expect({ openCount, pendingCount }).toEqual({
      openCount: Object.keys(budget.open).length,
      pendingCount: Object.keys(budget.pending).length,
    });
    const operations = operationsOf(budget, linesOf(budget, written));
    expect(operations.map(imbalanceOf).every(({ tokens, nanoUsd }) => tokens === 0 && nanoUsd === 0n)).toBe(true);
    expect(operations.map(balanceChange).reduce(addBalances, noBalances)).toEqual({ used, reserved, remaining, unknown, saved });
  }
}

const operationsOf = ({ grants, open }: BudgetDocument, lines: readonly UsageEntry[]): LedgerOperation[] => [
  ...grants.map((grant, index) => changingLimit(grants[index - 1] ?? nothing, grant)),
  ...lines.flatMap(entryOperations),
  ...Object.values(open).map((packed) => reserving(unpack(packed).reserved)),
];

function linesOf({ period, pending }: BudgetDocument, written: readonly UsageEntry[]): UsageEntry[] {
  const ofPeriod = written.filter((entry) => entry.period === period);
  return [...new Map([...ofPeriod, ...Object.values(pending).map((packed) => unpack(packed))].map((entry) => [entry._id, entry])).values()];
}
