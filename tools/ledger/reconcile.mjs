// npm run reconcile: proves the books of a running Earshot and ends with 1 where they do not agree.
import { isMain, runMain } from '../run-main.mjs';
import { connectAsAdministrator } from './earshot-client.mjs';

const asking = '{ reconciliation { checkedAt entries balanced differences openReservations } }';

/** @returns the exit code: 0 when the books agree, else 1 after each difference was printed */
export async function reconcile(earshot, report = console.log) {
  const { reconciliation } = await earshot.query(asking);
  const { checkedAt, entries, balanced, differences, openReservations } = reconciliation;
  for (const difference of differences) report(JSON.stringify(difference));
  const finding = balanced ? 'The books agree' : `The books do not agree (${differences.length} named above)`;
  report(`${finding}: ${entries} lines, ${openReservations} open reservations, ${checkedAt}.`);
  return balanced ? 0 : 1;
}

if (isMain(import.meta.url)) await runMain(async () => reconcile(await connectAsAdministrator()));
