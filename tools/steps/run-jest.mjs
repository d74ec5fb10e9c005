import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace-root.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs one project of the Jest configuration.
 * @returns how many tests passed and failed; a file that could not be run at all counts as one failed test
 */
export async function runJest(project, { args = [], environment = {} } = {}) {
  const results = join(workspaceRoot, '.cache', `jest-${project}.json`);
  mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
  rmSync(results, { force: true });
  const code = await runCommand('jest', ['--selectProjects', project, '--json', '--outputFile', results, ...args], environment);
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}
