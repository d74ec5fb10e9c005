// A process that reconciles a ledger that is there already, embedded or distributed, and tells its parent how that went.
import { startDistributedLedger, startEmbeddedLedger } from './ledger-app.mjs';
import { watchedReconciliation } from './watched-reconciliation.mjs';

const { directory, servers, database } = JSON.parse(process.argv[2] ?? '{}');
const ledger = directory === undefined ? await startDistributedLedger(servers, database) : await startEmbeddedLedger(directory);
process.send(await watchedReconciliation(ledger.bus));
await ledger.close();
process.disconnect();
