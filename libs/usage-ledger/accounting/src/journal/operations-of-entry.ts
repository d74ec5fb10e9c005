import { addAmounts, nothing, type BudgetAmount } from '../budget/budget-amount';
import { correcting, expiring, repricing, reserving, saving, settling, type LedgerOperation } from './ledger-operation';

/** What a line of the ledger may be. */
export type EntryKind = 'attempt' | 'cache-hit' | 'correction' | 'reversal' | 'repriced';

/** Of a line of the ledger, what its postings follow from. */
export interface JournalEntry {
  readonly kind: EntryKind;
  /** Whether the whole reservation was charged because nothing was heard. */
  readonly isUnknown: boolean;
  /** What the line takes from its budget; of a correction, the difference. */
  readonly charged: BudgetAmount;
  readonly saved: BudgetAmount;
  /** What was set aside for the attempt; null for a line without a reservation. */
  readonly reserved: BudgetAmount | null;
}

/** @returns the operations that led to a line, the reservation before its end: their postings explain every balance. */
export function operationsOfEntry(entry: JournalEntry): LedgerOperation[] {
  switch (entry.kind) {
    case 'attempt':
      return operationsOfAttempt(entry);
    case 'correction':
      return [correctionOf(entry)];
    case 'cache-hit':
      return [saving(entry.saved)];
    case 'reversal':
    case 'repriced':
      return [repricing(entry.charged, entry.saved)];
  }
}

function operationsOfAttempt({ isUnknown, charged, reserved }: JournalEntry): LedgerOperation[] {
  const estimate = reserved ?? charged;
  return [reserving(estimate), isUnknown ? expiring(estimate) : settling(estimate, charged)];
}

function correctionOf({ charged, reserved }: JournalEntry): LedgerOperation {
  const estimate = reserved ?? nothing;
  return correcting(estimate, addAmounts(estimate, charged));
}
