// npm test: sets itself up, then checks everything that needs no server. Ends at the first step that fails;
// `--keep-going` runs all of them and fails at the end.
import { runMain } from './run-main.mjs';
import { setUp } from './set-up/set-up.mjs';
import { runCommand } from './steps/run-command.mjs';
import { runJest } from './steps/run-jest.mjs';
import { runSteps } from './steps/run-steps.mjs';

const steps = [
  {
    title: 'Format',
    run: () => runCommand('prettier', ['--check', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier', '.']),
  },
  { title: 'Lint', run: () => runCommand('node', ['tools/lint.mjs']) },
  { title: 'Types', run: () => runCommand('tsc', ['-p', 'tsconfig.json']) },
  { title: 'Unused code', run: () => runCommand('knip', ['--no-progress']) },
  { title: 'Generated files are fresh', run: () => runCommand('node', ['tools/generate.mjs', '--check']) },
  { title: 'Build', run: () => runCommand('node', ['tools/build.mjs']) },
  { title: 'Unit and contract tests', run: () => runJest('unit') },
  {
    title: 'End-to-end tests, embedded profile',
    run: () => runJest('e2e', { args: ['--runInBand'], environment: { EARSHOT_E2E_PROFILE: 'embedded' } }),
  },
];

await runMain(async () => {
  await setUp();
  return runSteps('test', steps, { keepGoing: process.argv.includes('--keep-going') });
});
