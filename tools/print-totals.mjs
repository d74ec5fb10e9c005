// Prints the sum of the named test runs as one line; a run that left no totals counts as one failure.
//   node tools/print-totals.mjs test test-distributed
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { totalsDirectory } from './steps/run-steps.mjs';

const runs = process.argv.slice(2).map((name) => {
  const file = join(totalsDirectory, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 };
});
const sum = (key) => runs.reduce((total, run) => total + run[key], 0);

console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
