// A process that starts the embedded ledger over a directory and asks for reports; it tells its figures to its parent.
import { askReports } from './ask-reports.mjs';
import { startEmbeddedLedger } from './ledger-app.mjs';

const { directory, ...question } = JSON.parse(process.argv[2] ?? '{}');
const loadedMs = performance.now();
const ledger = await startEmbeddedLedger(directory);
await askReports(ledger.bus, { ...question, reports: 0 });
const readyMs = performance.now();
const times = await askReports(ledger.bus, question);
process.send({ times, readyMs, openedMs: readyMs - loadedMs, residentMegabytes: process.memoryUsage().rss / 2 ** 20 });
await ledger.close();
