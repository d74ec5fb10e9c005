import { addAmounts, nothing, type BudgetAmount } from '../budget/budget-amount';
import { ledgerAccounts, type LedgerAccount } from './ledger-account';
import type { LedgerOperation } from './ledger-operation';

/** Balances by the full names of accounts, summed from postings. It keeps one row for each account and no posting. */
export class AccountBalances {
  private readonly balances = new Map<string, BudgetAmount>();

  /** @param nameOf the full name of each account that the operation touches */
  post(operation: LedgerOperation, nameOf: (account: LedgerAccount) => string): void {
    for (const account of ledgerAccounts) {
      const amount = operation[account];
      if (amount === undefined) continue;
      const name = nameOf(account);
      this.balances.set(name, addAmounts(this.of(name), amount));
    }
  }

  /** @returns the balance of an account; nothing when none was posted to it. */
  of(name: string): BudgetAmount {
    return this.balances.get(name) ?? nothing;
  }

  /** @returns the sum of all accounts: nothing, or a posting has no other side. */
  total(): BudgetAmount {
    return [...this.balances.values()].reduce(addAmounts, nothing);
  }

  /** @returns each account with its balance, by name. */
  list(): { readonly account: string; readonly balance: BudgetAmount }[] {
    return [...this.balances]
      .map(([account, balance]) => ({ account, balance }))
      .toSorted((first, second) => (first.account < second.account ? -1 : 1));
  }
}
