import { compiled } from './compiled.mjs';
import { documentsOf, startEmbeddedLedger } from './ledger-app.mjs';

const { where } = compiled('libs/platform/persistence/src/index.js');
const { budgets } = compiled('libs/usage-ledger/service/src/budget/budget.document.js');
const { usageRollups } = compiled('libs/usage-ledger/service/src/rollups/rollup.document.js');
const { FoldEntries } = compiled('libs/usage-ledger/service/src/rollups/fold-entries.js');
const { CompareRollups } = compiled('libs/usage-ledger/service/src/rollups/compare-rollups.js');
const { LedgerUpkeep } = compiled('libs/usage-ledger/service/src/upkeep/ledger-upkeep.js');

/** Opens a ledger, lets it finish what a kill left unfinished, and reads its books as one text. */
export async function booksOf(directory) {
  const ledger = await startEmbeddedLedger(directory);
  await ledger.find(LedgerUpkeep).run();
  await ledger.find(FoldEntries).execute();
  const documents = documentsOf(ledger);
  const balances = await documents.collection(budgets).findMany({ _id: where({ $gte: '' }) }, { sort: { _id: 1 } });
  const months = await documents.collection(usageRollups).findMany({ unit: 'month' }, { sort: { _id: 1 } });
  const differences = await ledger.find(CompareRollups).execute();
  await ledger.close();
  const said = {
    balances: balances.map(({ _id, used, reserved, remaining, openCount, pendingCount }) => ({
      _id,
      used,
      reserved,
      remaining,
      openCount,
      pendingCount,
    })),
    months: months.map(({ _id, cells }) => ({ _id, cells })),
  };
  return {
    balances: JSON.stringify(said, (_name, value) => (typeof value === 'bigint' ? String(value) : value)),
    differences: differences.length,
  };
}
