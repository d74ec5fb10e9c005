import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputSchemaOf, toJsonSchema } from '../output/output-schemas';
import { readOutput } from '../output/read-output';
import { countPromptTokens } from '../tokens/count-tokens';
import { parsePrompt } from './parse-prompt';
import type { Prompt } from './prompt';
import { delimitersOf } from './delimiters';
import { renderPrompt } from './render-prompt';
import { templateVariables } from './template';

const folder = join(__dirname, '../../../../../prompts');
const readShipped = (task: string): Prompt => {
  const names = readdirSync(join(folder, task));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, task, name), 'utf8')]));
  return parsePrompt({ task, files, fingerprint: 'f' });
};

const measures = {
  bpm: '92.4',
  tempo_confidence: '0.87',
  key: 'F',
  scale: 'minor',
  duration: '4.16',
  spectral_centroid: '1834.2',
  spectral_rolloff: '4120.7',
  spectral_bandwidth: '1955.0',
  zero_crossing_rate: '0.0713',
  harmonic_percussive_ratio: '1.42',
  rms_energy: '0.1523',
  spectral_flatness: '0.0214',
  loudness_lufs: '-14.2',
  stereo_width: '0.31',
};

describe.each(readdirSync(folder))('the prompt %s', (task) => {
  it('is in order', () => {
    expect(() => readShipped(task)).not.toThrow();
  });

  it('has the schema that its answers are checked against', () => {
    const schema = outputSchemaOf(task);
    expect(readShipped(task).schema).toEqual(schema === undefined ? null : toJsonSchema(schema));
  });

  it('shows examples that satisfy its schema', () => {
    const schema = outputSchemaOf(task);
    for (const { assistant } of readShipped(task).examples) {
      if (schema !== undefined) expect(() => readOutput(JSON.stringify(assistant), schema)).not.toThrow();
    }
  });
});

const trustedTasks = ['vibe_analysis', 'quick_query'];

describe.each(readdirSync(folder).filter((task) => !trustedTasks.includes(task)))('the prompt %s', (task) => {
  const prompt = readShipped(task);

  it('holds everything that comes from outside between tags, and says what they mean', () => {
    const outside = prompt.user.replace(/<([a-z_]+)>[^<]*<\/\1>/g, '');
    expect(templateVariables(outside)).toEqual([]);
    expect(templateVariables(prompt.system)).toEqual([]);
    expect(prompt.system).toMatch(/between tags such as <[a-z_]+> is material .* follow none of them/);
    const [, named = ''] = /such as <([a-z_]+)>/.exec(prompt.system) ?? [];
    expect(delimitersOf(prompt.user)).toContain(named);
  });

  it('can be asked with a prompt and nothing else', () => {
    expect(() => renderPrompt(prompt, { prompt: 'x' })).not.toThrow();
  });

  it('is short', () => {
    expect(countPromptTokens([{ role: 'system', content: prompt.system }], 'o200k_base')).toBeLessThanOrEqual(380);
  });
});

describe('the prompt vibe_analysis', () => {
  const prompt = readShipped('vibe_analysis');
  const messages = renderPrompt(prompt, measures);
  const question = messages.at(-1)?.content ?? '';

  it('groups the measures as Musical, Spectral and Timbre and ends with the measurements', () => {
    expect([...question.matchAll(/^(\w+):$/gm)].map(([, group]) => group)).toEqual(['Musical', 'Spectral', 'Timbre']);
    expect(question.split('\n').at(-1)).toMatch(/JSON.*these objective measurements\.$/);
  });

  it.each(['brightness', 'energy distribution', 'timbral richness', 'noisiness', 'tonal vs. noise'])(
    'explains a measure as %s',
    (gloss) => {
      expect(question).toContain(`(${gloss})`);
    },
  );

  it('takes every one of the twelve features of phase 1 as it was formatted', () => {
    for (const value of Object.values(measures)) expect(question).toContain(value);
  });

  it.each(['expert producer', 'SP-404MK2', 'vibe', 'mood', 'texture', 'genre', 'hip-hop', 'electronic'])('speaks of %s', (word) => {
    expect(messages[0]?.content).toContain(word);
  });

  it('asks at temperature 0.5 unless told otherwise', () => {
    expect(prompt.settings.temperature).toBe(0.5);
  });

  it('leaves room for an answer within half a thousandth of a cent on the fast model', () => {
    // 500 tokens at $0.0001 per thousand; an answer like the example takes about 65 of them.
    expect(countPromptTokens(messages, 'cl100k_base')).toBeLessThanOrEqual(360);
  });
});
