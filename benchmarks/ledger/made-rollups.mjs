import { compiled } from './compiled.mjs';

const { RollupDraft } = compiled('libs/usage-ledger/service/src/rollups/rollup-draft.js');
const { packCells } = compiled('libs/usage-ledger/service/src/rollups/packed-cells.js');
const { rollupId } = compiled('libs/usage-ledger/service/src/rollups/rollup.document.js');

/** @returns the rollups of entries, as folding them would make them. */
export function madeRollups(entries) {
  const draft = new RollupDraft();
  for (const entry of entries) draft.addToDayAndMonth(entry);
  return draft.list().map(({ key, cells }) => ({ _id: rollupId(key), ...key, foldedTo: 1, cells: packCells(cells.list()) }));
}
