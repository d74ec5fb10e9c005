import { describeReconciliation } from '../reconcile/reconciliation.contract';
import { describeRepricing } from '../reprice/reprice.contract';
import type { LedgerPersistence } from './ledger-under-test';

/** What is proved by reading a whole ledger, over one kind of store; in a store of its own, because it reads all that is there. */
export function describeLedgerProofs(persistence: LedgerPersistence): void {
  describe('repricing', () => describeRepricing(persistence));
  // Last, because it leaves books that do not agree.
  describe('reconciliation', () => describeReconciliation(persistence));
}
