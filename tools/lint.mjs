// npm run lint: ESLint over the given paths, over everything without any.
import { runMain } from './run-main.mjs';
import { refreshProjectGraph } from './steps/refresh-project-graph.mjs';
import { runCommand } from './steps/run-command.mjs';

await runMain(async () => {
  refreshProjectGraph();
  const paths = process.argv.slice(2);
  return runCommand('eslint', ['--max-warnings=0', '--cache', '--cache-location', '.cache/eslint/', ...(paths.length > 0 ? paths : ['.'])]);
});
