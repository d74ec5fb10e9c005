import { addAmounts, nothing, type BudgetAmount } from '../budget/budget-amount';
import type { BudgetBalance } from '../budget/budget-balance';
import type { LedgerOperation } from './ledger-operation';

/** The balances that a budget keeps: those of its tenant's accounts in one month, with `used` = spent + unknown. */
export interface KeptBalances extends BudgetBalance {
  readonly unknown: BudgetAmount;
  readonly saved: BudgetAmount;
}

export const noBalances: KeptBalances = { used: nothing, reserved: nothing, remaining: nothing, unknown: nothing, saved: nothing };

/** @returns what an operation adds to each kept balance. */
export const balanceChange = ({ budget, reserved, spent, unknown, saved }: LedgerOperation): KeptBalances => ({
  used: addAmounts(spent ?? nothing, unknown ?? nothing),
  reserved: reserved ?? nothing,
  remaining: budget ?? nothing,
  unknown: unknown ?? nothing,
  saved: saved ?? nothing,
});

export const addBalances = (first: KeptBalances, second: KeptBalances): KeptBalances => ({
  used: addAmounts(first.used, second.used),
  reserved: addAmounts(first.reserved, second.reserved),
  remaining: addAmounts(first.remaining, second.remaining),
  unknown: addAmounts(first.unknown, second.unknown),
  saved: addAmounts(first.saved, second.saved),
});
