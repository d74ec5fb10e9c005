import { InvalidPromptError } from './invalid-prompt.error';
import { parsePrompt, type PromptFiles } from './parse-prompt';

const settings = { version: '1', description: 'Tries.', temperature: 0.5, maxTokens: 64, output: 'json', variables: ['bpm', 'key'] };
const files: PromptFiles = {
  'system.md': 'You hear music. Answer {"vibe": text}.',
  'user.md': 'Tempo {bpm}, key {key}.\n',
  'settings.json': JSON.stringify(settings),
  'schema.json': '{"type": "object"}',
};
const parse = (changed: Record<string, string | undefined> = {}) => {
  const present = Object.entries({ ...files, ...changed }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return parsePrompt({ task: 'try', files: Object.fromEntries(present), fingerprint: 'f' });
};
const problems = (changed: Record<string, string | undefined>): readonly string[] => {
  try {
    parse(changed);
  } catch (error) {
    if (error instanceof InvalidPromptError) return error.problems;
    throw error;
  }
  return [];
};

describe(parsePrompt, () => {
  it('reads the files of a prompt', () => {
    expect(parse()).toEqual({
      task: 'try',
      fingerprint: 'f',
      system: 'You hear music. Answer {"vibe": text}.',
      user: 'Tempo {bpm}, key {key}.',
      settings: { ...settings, aliases: [], compress: 'values', defaults: {}, kinds: {} },
      examples: [],
      schema: { type: 'object' },
    });
  });

  it('names file and variable where a template uses one that nobody gives', () => {
    expect(problems({ 'user.md': 'Tempo {bpm}, key {key}, {tempo}.' })).toEqual([
      'try/user.md uses the variable {tempo}, which settings.json does not name.',
    ]);
  });

  it.each(['{ bpm }', '{Bpm}'])('takes %p for a variable, not for text', (placeholder) => {
    expect(problems({ 'user.md': `Tempo ${placeholder}, key {key}.` }).length).toBe(placeholder === '{Bpm}' ? 2 : 0);
  });

  it('names file and variable where one is not used', () => {
    expect(problems({ 'user.md': 'Tempo {bpm}.' })).toEqual([
      'try/settings.json names the variable {key}, which neither system.md nor user.md uses.',
    ]);
  });

  it('names a default or a kind that belongs to no variable', () => {
    expect(problems({ 'settings.json': JSON.stringify({ ...settings, defaults: { tempo: '90' } }) })).toEqual([
      'try/settings.json speaks of {tempo}, which is none of its variables.',
    ]);
  });

  it.each([
    [{ 'user.md': undefined }, 'try/user.md is missing or empty.'],
    [{ 'system.md': '  ' }, 'try/system.md is missing or empty.'],
    [{ 'settings.json': '{' }, 'try/settings.json is not JSON.'],
    [{ 'schema.json': undefined }, 'try/schema.json is missing.'],
    [{ 'examples.json': '[{"user": "x"}]' }, 'try/examples.json at 0.assistant: '],
    [{ 'settings.json': JSON.stringify({ ...settings, temperature: 3 }) }, 'try/settings.json at temperature: '],
  ])('names what is wrong in %j', (changed, problem) => {
    expect(problems(changed)).toContainEqual(expect.stringContaining(problem));
  });

  it('needs no schema for free text', () => {
    expect(parse({ 'schema.json': undefined, 'settings.json': JSON.stringify({ ...settings, output: 'text' }) }).schema).toBeNull();
  });
});
