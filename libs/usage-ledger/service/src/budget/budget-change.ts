import type { Update } from '@earshot/platform/persistence';
import { balanceChange, type BudgetAmount, type LedgerOperation } from '@earshot/usage-ledger/accounting';
import type { UsageEntry } from '../entries/usage-entry.document';
import type { BudgetDocument } from './budget.document';
import { pack } from './packed';

export const removed = true as const;

/** What an operation adds to the balances that a budget keeps; those that it does not touch are left out. */
export function balances(operation: LedgerOperation): Record<string, number | bigint> {
  const changes: Record<string, number | bigint> = {};
  Object.entries(balanceChange(operation)).forEach(([name, { tokens, nanoUsd }]: [string, BudgetAmount]) => {
    if (tokens !== 0) changes[`${name}.tokens`] = tokens;
    if (nanoUsd !== 0n) changes[`${name}.nanoUsd`] = nanoUsd;
  });
  return changes;
}

interface Transition {
  readonly operation: LedgerOperation;
  readonly unset: `${'open' | 'expired'}.${string}`;
  /** What the transition adds to the number of open reservations. */
  readonly opened: number;
}

/** Ends a reservation in one state and puts the line that it leaves into the outbox. */
export const posting = (entry: UsageEntry, { operation, unset, opened }: Transition) =>
  ({
    $unset: { [unset]: removed },
    $set: { [`pending.${entry._id}`]: pack(entry) },
    $inc: { ...balances(operation), openCount: opened, pendingCount: 1 },
  }) satisfies Update<BudgetDocument>;
