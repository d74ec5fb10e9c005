// npm run bench:prompting: how well secrets are found, answers repaired and prompts compressed on the corpora of the tests, and
// what that, counting tokens and answering by rules cost on 50 KB. Times are those
// of the processor, so that what else runs on the machine does not count; adversarial texts show that none takes long.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build.mjs';
import { measureQuality } from './measure-quality.mjs';
import { machineLine, table } from '../foundation/report.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
await build(['libs/ai-router/prompting', 'libs/ai-router/providers', 'libs/contracts']);
const require = createRequire(import.meta.url);
const compiled = (file) => require(join(root, 'dist/libs/ai-router/prompting/src', file));
const { findSecrets } = compiled('secret-shield/find-secrets.js');
const { countTokens } = compiled('tokens/count-tokens.js');
const { compressText } = compiled('compression/compress-text.js');
const { answerByRules } = require(join(root, 'dist/libs/ai-router/providers/src/local/answer-by-rules.js'));
const { findJson } = compiled('output/find-json.js');

const length = 50 * 1024;
const rounds = 15;
const filled = (piece) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
const randomly = (alphabet) => {
  let state = 7;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return alphabet[(state >>> 16) % alphabet.length];
  }).join('');
};
const code = filled(readFileSync(join(root, 'libs/ai-router/prompting/src/compression/compress-text.ts'), 'utf8'));
const prose = filled(readFileSync(join(root, 'docs/operations.md'), 'utf8'));
const environment = filled('SOME_API_KEY=abc123def456ghi789\nPORT=3000\n');
const json = `[${filled('{"a": [1, "two", {"b": null}]}, ')}`;

const medianMs = (work) => {
  for (let round = 0; round < 5; round += 1) work();
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }).sort((one, other) => one - other);
  return times[Math.floor(rounds / 2)];
};

const adversarial = {
  'names without values': filled('password '),
  'names as values': filled('password='),
  'open tags': filled('<password>'),
  'headers of keys': filled('-----BEGIN PRIVATE KEY-----\nAAAA'),
  'addresses without end': filled('postgres://a:b'),
  'one letter': filled('a'),
  'white space': filled(' '),
  'random signs': randomly('!"#$%&()=?[]{}<>*+~,.;:-_|'),
  'random ideographs': randomly('漢字仮名交文日本語学校東京都春夏秋冬'),
};

const rows = [
  ['secrets in code', () => findSecrets(code), '< 5 ms'],
  ['secrets in prose', () => findSecrets(prose), '< 5 ms'],
  ['secrets in 1,100 settings, every second one a secret', () => findSecrets(environment), ''],
  ...['cl100k_base', 'o200k_base'].flatMap((encoding) => [
    [`tokens of code, ${encoding}`, () => countTokens(code, encoding), ''],
    [`tokens of prose, ${encoding}`, () => countTokens(prose, encoding), ''],
  ]),
  ['compressing prose', () => compressText(prose, 'o200k_base'), ''],
  [
    'a review of code by rules',
    () => answerByRules({ task: 'code_review', values: { file_content: code, language: 'typescript' } }),
    '< 50 ms',
  ],
  ['debugging by rules', () => answerByRules({ task: 'debugging', values: { file_name: 'a.ts', code, error_log: prose } }), '< 50 ms'],
  ['a summary by rules', () => answerByRules({ task: 'summary', values: { prompt: prose } }), '< 50 ms'],
  ['JSON that is cut off', () => findJson(json), ''],
  ...Object.entries(adversarial).flatMap(([name, text]) => [
    [`secrets in ${name}`, () => findSecrets(text), ''],
    [`tokens of ${name}`, () => countTokens(text, 'o200k_base'), ''],
  ]),
].map(([what, work, bar]) => [what, `${medianMs(work).toFixed(2)} ms`, bar]);

const report = `# Prompting

\`npm run bench:prompting\`, 50 KB each, median of ${rounds} rounds, processor time. ${machineLine()}

${table(['what', 'measured', 'bar'], rows)}

## How well

On the corpora that the tests hold to these bars.

${table(['what', 'measured', 'bar'], await measureQuality())}
`;
writeFileSync(join(root, 'benchmarks/results/prompting.md'), report);
console.log(report);
