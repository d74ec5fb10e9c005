import { describeAdmission } from './admission.contract';
import { describeBooks } from './books.contract';
import { describeDelivery } from './delivery.contract';
import { describeFaults } from './faults.contract';
import type { LedgerPersistence } from './ledger-under-test';
import { describeRecovery } from './recovery.contract';
import { describeAlerts } from '../alerts/alerts.contract';
import { describeRollups } from '../rollups/rollups.contract';
import { describeReports } from './report.contract';
import { describeSettlement } from './settlement.contract';

/** Everything that the usage ledger promises, over one kind of store. */
export function describeUsageLedger(persistence: LedgerPersistence): void {
  describe('admission', () => describeAdmission(persistence));
  describe('settlement', () => describeSettlement(persistence));
  describe('delivery', () => describeDelivery(persistence));
  describe('recovery', () => describeRecovery(persistence));
  describe('faults', () => describeFaults(persistence));
  describe('books', () => describeBooks(persistence));
  describe('rollups', () => describeRollups(persistence));
  describe('an alert', () => describeAlerts(persistence));
  describe('reports', () => describeReports(persistence));
}
