import { parsePrompt } from '../prompt/parse-prompt';
import { renderPrompt } from '../prompt/render-prompt';
import { compressTemplates, compressValues } from './compress-prompt';

const prompt = parsePrompt({
  task: 'try',
  fingerprint: 'f',
  files: {
    'system.md': 'You are a very experienced engineer. Please make sure to answer in at most {lines} lines.',
    'user.md': '<code>\n{code}\n</code>\n\nPlease take a look at the following request:\n{request}',
    'settings.json': JSON.stringify({
      ...{ version: '1', description: 'Tries.', temperature: 0.5, maxTokens: 64, output: 'text' },
      variables: ['lines', 'code', 'request'],
      kinds: { code: 'code', request: 'prose' },
    }),
  },
});

describe(compressTemplates, () => {
  it('says what the templates say in fewer words, and keeps the places of the variables', () => {
    const { system, user } = compressTemplates(prompt, 'o200k_base');
    expect(system).toBe('experienced engineer. answer in at most {lines} lines.');
    expect(user).toBe('<code>\n{code}\n</code>\nsee following request:\n{request}');
  });

  it('does so once', () => {
    expect(compressTemplates(prompt, 'o200k_base')).toBe(compressTemplates(prompt, 'o200k_base'));
  });
});

describe(compressValues, () => {
  it('touches prose alone', () => {
    const values = { lines: 'the   very', code: '// please note the   very', request: 'Could you please note the loops?' };
    const compressed = compressValues(prompt, values, 'o200k_base');
    expect(compressed).toEqual({ ...values, request: 'note loops?' });
    expect(renderPrompt(compressTemplates(prompt, 'o200k_base'), compressed).at(-1)?.content).toContain(
      '<code>\n// please note the   very\n</code>',
    );
  });
});
