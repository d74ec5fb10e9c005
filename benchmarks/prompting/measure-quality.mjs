// How well secrets are found, answers repaired and prompts compressed, on the corpora of the tests.
import { transformFileSync } from '@swc/core';
import { readdirSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = 'libs/ai-router/prompting/src';
const require = createRequire(import.meta.url);
const compiled = (file) => require(join(root, 'dist', source, file));
const seed = 20_261_121;
const textsOfAKind = 5_000;
const completions = 10_000;

/** The corpora belong to the tests, so that no build has them. */
function compileCorpora() {
  const options = require(join(root, 'tools/swc-options.cjs'));
  const files = readdirSync(join(root, source), { recursive: true }).filter(
    (file) => file.includes('__fixtures__') && file.endsWith('.ts'),
  );
  for (const file of files) {
    const filename = join(root, source, file);
    const target = join(root, 'dist', source, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, transformFileSync(filename, { ...options, filename }).code);
  }
}

const percent = (share) => `${(share * 100).toFixed(2)} %`;

/** @returns rows of what was measured, how well, and what is asked for. */
export async function measureQuality() {
  compileCorpora();
  const { findSecrets } = compiled('secret-shield/find-secrets.js');
  const { secretTexts } = compiled('secret-shield/__fixtures__/secret-corpus.js');
  const { harmlessTexts } = compiled('secret-shield/__fixtures__/harmless-corpus.js');
  const { repairOutput } = compiled('output/repair-output.js');
  const { malformedCompletions, reviewSchema } = compiled('output/__fixtures__/malformed-completions.js');
  const { compressText } = compiled('compression/compress-text.js');
  const { documentedSample, verboseTemplates } = compiled('compression/__fixtures__/verbose-templates.js');

  const found = secretTexts(textsOfAKind, seed).filter(({ text }) => findSecrets(text).length > 0).length;
  const alarms = harmlessTexts(textsOfAKind, seed + 1).filter((text) => findSecrets(text).length > 0).length;
  const readings = malformedCompletions(completions, seed).map(({ text }) => repairOutput(text, reviewSchema).kind);
  const share = (kind) => readings.filter((reading) => reading === kind).length / completions;
  const saved = verboseTemplates.map((template) => compressText(template, 'o200k_base').savedPercent).sort((one, other) => one - other);
  const sample = compressText(documentedSample, 'cl100k_base');
  return [
    [`texts with a secret in which one is found (${textsOfAKind})`, percent(found / textsOfAKind), '>= 99 %'],
    [`harmless texts that are taken for one (${textsOfAKind})`, percent(alarms / textsOfAKind), '< 0.5 %'],
    [`malformed completions read without another call (${completions})`, percent(share('complete')), '>= 60 %'],
    ['… read in part, typed', percent(share('partial')), ''],
    ['… of no use, with a typed error', percent(share('unusable')), ''],
    [`tokens saved of ${saved.length} verbose templates, median`, `${saved[Math.floor(saved.length / 2)]} %`, '40 to 60 %'],
    ['… from the least to the most', `${saved[0]} to ${saved.at(-1)} %`, '40 to 60 %'],
    ['tokens of the documented sample', `${sample.originalTokens} to ${sample.compressedTokens}`, '150 to 75'],
  ];
}
