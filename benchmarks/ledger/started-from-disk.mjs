// A process that starts the embedded ledger over a directory and asks for reports; it tells its figures to its parent.
import { askReports } from './ask-reports.mjs';
import { startEmbeddedLedger } from './ledger-app.mjs';
import { provenBooks } from './proven-books.mjs';

const { directory, ...question } = JSON.parse(process.argv[2] ?? '{}');
const loadedMs = performance.now();
const ledger = await startEmbeddedLedger(directory);
await askReports(ledger.bus, { ...question, reports: 0 });
const readyMs = performance.now();
const times = await askReports(ledger.bus, question);
const residentMegabytes = process.memoryUsage().rss / 2 ** 20;
process.send({ times, readyMs, openedMs: readyMs - loadedMs, residentMegabytes, books: await provenBooks(ledger.bus) });
await ledger.close();
