import { administrator } from './calls.mjs';
import { compiled } from './compiled.mjs';

const { reconcileLedger } = compiled('libs/contracts/src/index.js');

/** Has the ledger prove its books, as every run that books calls does at its end. @returns what was found, as a row of the report */
export async function provenBooks(bus) {
  return bookRow(await bus.request(reconcileLedger, {}, { caller: administrator }));
}

const bookRow = ({ entries, differences, openReservations }) => ({
  what: `the same: differences that the reconciliation finds (${entries.toLocaleString('en')} lines, ${openReservations} open reservations)`,
  measured: String(differences.length),
  bar: '0',
  isMet: differences.length === 0,
});
