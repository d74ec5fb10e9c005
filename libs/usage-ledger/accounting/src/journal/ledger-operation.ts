import { addAmounts, negateAmount, nothing, subtractAmounts, type BudgetAmount } from '../budget/budget-amount';
import { ledgerAccounts, type LedgerAccount } from './ledger-account';

/**
 * What one operation posts to each account it touches. Its postings sum to nothing in both measures: whatever leaves one
 * account arrives in others. Accounts that are absent are not touched.
 */
export type LedgerOperation = Readonly<Partial<Record<LedgerAccount, BudgetAmount>>>;

/** A plan grants the amount of a month. */
export const granting = (limit: BudgetAmount): LedgerOperation => changingLimit(nothing, limit);

/** Moves the limit. What is used stays used, so `budget` may fall below zero. */
export function changingLimit(present: BudgetAmount, next: BudgetAmount): LedgerOperation {
  const granted = subtractAmounts(next, present);
  return { allowance: negateAmount(granted), budget: granted };
}

/** Sets an amount aside before a call. */
export const reserving = (estimate: BudgetAmount): LedgerOperation => ({ budget: negateAmount(estimate), reserved: estimate });

/**
 * Ends a reservation with the truth; `charged` may be less or more than was set aside, or nothing: then the reservation is
 * void.
 */
export const settling = (reserved: BudgetAmount, charged: BudgetAmount): LedgerOperation => ({
  reserved: negateAmount(reserved),
  budget: subtractAmounts(reserved, charged),
  allowance: charged,
  spent: charged,
  owed: negateAmount(charged),
});

/** Charges a reservation of which nothing was heard as a whole. */
export const expiring = (reserved: BudgetAmount): LedgerOperation => ({
  reserved: negateAmount(reserved),
  allowance: reserved,
  unknown: reserved,
  owed: negateAmount(reserved),
});

/** Replaces what an unknown outcome was charged by the truth that arrived late. */
export function correcting(charged: BudgetAmount, truth: BudgetAmount): LedgerOperation {
  const returned = subtractAmounts(charged, truth);
  return { unknown: negateAmount(charged), spent: truth, owed: returned, budget: returned, allowance: negateAmount(returned) };
}

/** An answer from the cache kept a cost away. */
export const saving = (saved: BudgetAmount): LedgerOperation => ({ saved, avoided: negateAmount(saved) });

/** Takes back or posts again what an entry has charged and saved: one half of a new price. */
export const repricing = (charged: BudgetAmount, saved: BudgetAmount): LedgerOperation => ({
  budget: negateAmount(charged),
  allowance: charged,
  spent: charged,
  owed: negateAmount(charged),
  saved,
  avoided: negateAmount(saved),
});

/** Takes operations back, as if they had never been. */
export function reversing(operations: readonly LedgerOperation[]): LedgerOperation {
  const sums: Partial<Record<LedgerAccount, BudgetAmount>> = {};
  for (const operation of operations) {
    for (const account of ledgerAccounts) sums[account] = subtractAmounts(sums[account] ?? nothing, operation[account] ?? nothing);
  }
  return sums;
}

/** @returns the sum of all that an operation posts: nothing, or the ledger is wrong. */
export const imbalanceOf = (operation: LedgerOperation): BudgetAmount => Object.values(operation).reduce(addAmounts, nothing);
