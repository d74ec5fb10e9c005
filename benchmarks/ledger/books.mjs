import { compiled } from './compiled.mjs';
import { provenBooks } from './proven-books.mjs';
import { documentsOf, startEmbeddedLedger } from './ledger-app.mjs';

const { where } = compiled('libs/platform/persistence/src/index.js');
const { budgets } = compiled('libs/usage-ledger/service/src/budget/budget.document.js');
const { usageRollups } = compiled('libs/usage-ledger/service/src/rollups/rollup.document.js');
const { FoldEntries } = compiled('libs/usage-ledger/service/src/rollups/fold-entries.js');
const { Clock } = compiled('libs/usage-ledger/service/src/clock.js');
const { LedgerUpkeep } = compiled('libs/usage-ledger/service/src/upkeep/ledger-upkeep.js');

/** Opens a ledger, lets it finish what a kill left unfinished, and reads its books as one text. */
export async function booksOf(directory) {
  const ledger = await startEmbeddedLedger(directory);
  // Of a reservation that was made twice around a kill, the second waits for its end to be taken back; one that was lost
  // would be charged then, and the books would differ.
  const clock = ledger.find(Clock);
  clock.now = () => new Date(Date.now() + 36_060_000);
  // The first may be a round that began at the start, at the time of then.
  for (let round = 0; round < 2; round += 1) await ledger.find(LedgerUpkeep).run();
  delete clock.now;
  await ledger.find(FoldEntries).execute();
  const documents = documentsOf(ledger);
  const balances = await documents.collection(budgets).findMany({ _id: where({ $gte: '' }) }, { sort: { _id: 1 } });
  const months = await documents.collection(usageRollups).findMany({ unit: 'month' }, { sort: { _id: 1 } });
  const proof = await provenBooks(ledger.bus);
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
    proof,
  };
}
