import type { LedgerDifference } from '@earshot/contracts';
import {
  addBalances,
  balanceChange,
  changingLimit,
  equalAmounts,
  nothing,
  reserving,
  unlimitedNanoUsd,
  type KeptBalances,
  type LedgerOperation,
} from '@earshot/usage-ledger/accounting';
import type { BudgetDocument } from '../budget/budget.document';
import { unpack } from '../budget/packed';
import { entryOperations } from '../entries/entry-operations';
import type { UsageEntry } from '../entries/usage-entry.document';
import { presentAmount } from './present-amount';

/** What lines of a budget add up to, and those of its outbox that are not written yet. */
export interface BudgetLines {
  readonly written: KeptBalances;
  readonly unwritten: readonly UsageEntry[];
}

const balanceNames = ['used', 'reserved', 'remaining', 'unknown', 'saved'] as const;

/** @returns the operations that a budget itself holds the postings of: its grants and open reservations. */
export const operationsOfBudget = ({ grants, open }: Pick<BudgetDocument, 'grants' | 'open'>): LedgerOperation[] => [
  ...grants.map((grant, index) => changingLimit(grants[index - 1] ?? nothing, grant)),
  ...Object.values(open).map((packed) => reserving(unpack(packed).reserved)),
];

/** @returns in what a budget differs from the postings of its grants, lines and open reservations. */
export function compareBudget(budget: BudgetDocument, { written, unwritten }: BudgetLines): LedgerDifference[] {
  const { tenantId, period } = budget;
  const operations = [...operationsOfBudget(budget), ...unwritten.flatMap(entryOperations)];
  const expected = operations.map(balanceChange).reduce(addBalances, written);
  const balances = balanceNames
    .filter((name) => !equalAmounts(expected[name], budget[name]))
    .map((balance) => ({
      ...({ kind: 'balance', tenantId, period, balance } as const),
      expected: presentAmount(expected[balance]),
      found: presentAmount(budget[balance]),
    }));
  return [...balances, ...compareCounts(budget), ...compareLimit(budget)];
}

function compareCounts({ tenantId, period, open, openCount, pending, pendingCount }: BudgetDocument): LedgerDifference[] {
  const counts = [
    { count: 'openCount', expected: Object.keys(open).length, found: openCount },
    { count: 'pendingCount', expected: Object.keys(pending).length, found: pendingCount },
  ] as const;
  return counts.filter(({ expected, found }) => expected !== found).map((count) => ({ kind: 'count', tenantId, period, ...count }));
}

function compareLimit({ tenantId, period, grants, limitTokens, limitNanoUsd }: BudgetDocument): LedgerDifference[] {
  const granted = grants.at(-1) ?? nothing;
  const limit = { tokens: limitTokens, nanoUsd: limitNanoUsd ?? unlimitedNanoUsd };
  if (equalAmounts(granted, limit)) return [];
  return [{ kind: 'limit', tenantId, period, expected: presentAmount(granted), found: presentAmount(limit) }];
}
