import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '../workspace-root.mjs';
import { runCommand } from './run-command.mjs';

const patienceMs = 20_000;

/**
 * Runs one project of the Jest configuration.
 * @returns how many tests passed and failed; a file that could not be run at all counts as one failed test
 */
export async function runJest(project, { args = [], environment = {} } = {}) {
  const results = join(workspaceRoot, '.cache', `jest-${project}.json`);
  mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
  rmSync(results, { force: true });
  const ended = new AbortController();
  const stuck = new AbortController();
  void endWhenStuck(results, { ended: ended.signal, stuck });
  const jestArguments = ['--selectProjects', project, '--json', '--outputFile', results, ...args];
  const code = await runCommand('jest', jestArguments, { environment, signal: stuck.signal });
  ended.abort();
  return existsSync(results) ? countsOf(results, code) : { passed: 0, failed: 1 };
}

function countsOf(results, code) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

// Tests that leave something open keep Jest alive for ever after its last line; that is a failure, not a reason to wait.
async function endWhenStuck(results, { ended, stuck }) {
  while (!ended.aborted && !existsSync(results)) await sleep(1000, undefined, { ref: false });
  await sleep(patienceMs, undefined, { signal: ended }).catch(() => undefined);
  if (ended.aborted) return;
  console.error(`Jest did not end within ${patienceMs / 1000} s after its last test: a test leaves something open.`);
  stuck.abort();
}
