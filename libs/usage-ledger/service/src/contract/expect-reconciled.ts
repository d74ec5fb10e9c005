import { reconcileLedger, type CallerIdentity, type LedgerDifference } from '@earshot/contracts';
import { admin, type LedgerUnderTest } from './ledger-under-test';

/** @returns what the reconciliation finds in the books of some tenants. */
export async function differencesOf(ledger: LedgerUnderTest, callers: readonly CallerIdentity[]): Promise<LedgerDifference[]> {
  const { differences } = await ledger.bus.request(reconcileLedger, {}, { caller: admin });
  const tenants = new Set(callers.map(({ tenantId }) => tenantId));
  const entries = await Promise.all(callers.map(({ userId }) => ledger.entries.findAll({ userId })));
  const entryIds = new Set(entries.flat().map(({ _id }) => _id));
  return differences.filter(
    (difference) =>
      ('tenantId' in difference && tenants.has(difference.tenantId)) ||
      ('entryId' in difference && entryIds.has(difference.entryId)) ||
      ('rollup' in difference && [...tenants].some((tenantId) => difference.rollup.includes(tenantId))),
  );
}

/** Proves the books of a tenant as an operator would: by the reconciliation. */
export async function expectReconciled(ledger: LedgerUnderTest, caller: CallerIdentity): Promise<void> {
  expect(await differencesOf(ledger, [caller])).toEqual([]);
}
