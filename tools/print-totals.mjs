// Prints the sum of all test runs since the totals were last removed, as one line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { totalsDirectory } from './steps/run-steps.mjs';

const runs = existsSync(totalsDirectory)
  ? readdirSync(totalsDirectory).map((file) => JSON.parse(readFileSync(join(totalsDirectory, file), 'utf8')))
  : [];
const sum = (key) => runs.reduce((total, run) => total + run[key], 0);

console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
