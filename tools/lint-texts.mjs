// Lints texts as if they stood in files: reads [{ file, code }] from standard input and prints, for each, the rules that it breaks.
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { refreshProjectGraph } from './steps/refresh-project-graph.mjs';
import { workspaceRoot } from './workspace-root.mjs';

const eslint = new ESLint({ cwd: workspaceRoot });
const brokenRules = async ({ file, code }) => {
  const [result] = await eslint.lintText(code, { filePath: join(workspaceRoot, file) });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
};

refreshProjectGraph();
const texts = await json(process.stdin);
const outcomes = [];
for (const text of texts) outcomes.push(await brokenRules(text));
console.log(JSON.stringify(outcomes));
