import {
  accountName,
  addBalances,
  balanceChange,
  noBalances,
  type AccountBalances,
  type KeptBalances,
  type LedgerOperation,
} from '@earshot/usage-ledger/accounting';
import { budgetId } from '../budget/blank-budget';
import { entryOperations } from '../entries/entry-operations';
import type { UsageEntry } from '../entries/usage-entry.document';

/** What the postings of lines add up to in one budget. */
export interface BudgetTally {
  readonly tenantId: string;
  readonly period: string;
  readonly balances: KeptBalances;
}

/** Tallies by budget: one row for each, however many lines there are. */
export class BudgetTallies {
  private readonly tallies = new Map<string, BudgetTally>();

  /** Adds the postings of a line, to the accounts of all tenants and of its provider too. */
  add(entry: UsageEntry, accounts: AccountBalances): void {
    const { tenantId, period, provider } = entry;
    const id = budgetId(tenantId, period);
    const operations = entryOperations(entry);
    for (const operation of operations) postTo(accounts, operation, provider);
    const balances = operations.map(balanceChange).reduce(addBalances, this.of(id));
    this.tallies.set(id, { tenantId, period, balances });
  }

  of(id: string): KeptBalances {
    return this.tallies.get(id)?.balances ?? noBalances;
  }

  /** Takes a budget off the list. @returns what its lines add up to */
  take(id: string): KeptBalances {
    const balances = this.of(id);
    this.tallies.delete(id);
    return balances;
  }

  /** @returns the budgets that were not taken off. */
  rest(): BudgetTally[] {
    return [...this.tallies.values()];
  }
}

/** Posts an operation to the accounts of all tenants together and of one provider. */
export function postTo(accounts: AccountBalances, operation: LedgerOperation, provider: string): void {
  accounts.post(operation, (account) => accountName(account, { tenantId: 'all', provider }));
}
