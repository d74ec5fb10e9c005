import { operationsOfEntry, type BudgetAmount, type LedgerOperation } from '@earshot/usage-ledger/accounting';
import { unknownOutcome } from '../settle/call-outcome';
import type { UsageEntry } from './usage-entry.document';

/** @returns what a line takes from its budget. */
export const amountOfEntry = ({ usage, costNanoUsd }: UsageEntry): BudgetAmount => ({ tokens: usage.totalTokens, nanoUsd: costNanoUsd });

/** @returns the operations whose postings a line stands for. */
export const entryOperations = (entry: UsageEntry): LedgerOperation[] =>
  operationsOfEntry({
    kind: entry.kind,
    isUnknown: entry.outcome === unknownOutcome,
    charged: amountOfEntry(entry),
    saved: { tokens: 0, nanoUsd: entry.savedNanoUsd },
    reserved: entry.reserved ?? null,
  });
