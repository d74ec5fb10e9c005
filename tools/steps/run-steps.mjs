import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';

/** Where each run leaves its totals, for whoever sums them. */
export const totalsDirectory = join(workspaceRoot, '.cache/test-totals');

/**
 * Runs steps one after another and sums them up. A step is a title and a function that answers an exit code, or
 * `{ passed, failed }` when it holds many tests. The first step that fails ends the run unless `keepGoing`.
 * @returns 0 when nothing failed, else 1
 */
export async function runSteps(name, steps, { keepGoing = false } = {}) {
  const outcomes = [];
  for (const { title, run } of steps) {
    console.log(`\n── ${title}`);
    const startedMs = Date.now();
    const { passed, failed } = await countsOf(run);
    outcomes.push({ title, passed, failed, seconds: (Date.now() - startedMs) / 1000 });
    if (failed > 0 && !keepGoing) break;
  }
  printSummary(outcomes, steps);
  const totals = { passed: sum(outcomes, 'passed'), failed: sum(outcomes, 'failed') };
  mkdirSync(totalsDirectory, { recursive: true });
  writeFileSync(join(totalsDirectory, `${name}.json`), JSON.stringify({ ...totals, steps: outcomes }));
  return totals.failed === 0 ? 0 : 1;
}

async function countsOf(run) {
  try {
    const outcome = await run();
    if (typeof outcome === 'object') return outcome;
    return outcome === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

function printSummary(outcomes, steps) {
  console.log('\n── Summary');
  for (const { title, passed, failed, seconds } of outcomes) {
    const tests = passed + failed > 1 ? `, ${passed} passed, ${failed} failed` : '';
    console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds.toFixed(1)} s${tests})`);
  }
  for (const { title } of steps.slice(outcomes.length)) console.log(`       ${title} (not run)`);
}

const sum = (outcomes, key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
