import { parsePrompt, type Prompt } from '@earshot/ai-router/prompting';
import { PromptWriter } from './prompt-writer';

const promptThat = (compress: string): Prompt =>
  parsePrompt({
    task: 'try',
    fingerprint: 'f',
    files: {
      'system.md': 'You are a very experienced engineer. Please make sure to answer in at most 3 lines.',
      'user.md': 'Please take a look at the following request:\n{request}',
      'settings.json': JSON.stringify({
        ...{ version: '1', description: 'Tries.', temperature: 0.5, maxTokens: 64, output: 'text', compress },
        ...{ variables: ['request'], kinds: { request: 'prose' } },
      }),
    },
  });
const request = { task: 'try', variables: { request: 'Could you please make the kick louder in order to hear it?' }, batch: false };
const write = (compress: string) => new PromptWriter({ providers: {} }).write(request, promptThat(compress));

describe(PromptWriter, () => {
  it('leaves templates as they are, and what the caller wrote is short', () => {
    const { messages, compression } = write('values');
    expect(messages[0]?.content).toBe('You are a very experienced engineer. Please make sure to answer in at most 3 lines.');
    expect(messages[1]?.content).toBe('Please take a look at the following request:\nmake kick louder to hear it?');
    expect(compression).toEqual({ originalTokens: 13, compressedTokens: 7, savedPercent: 46.2 });
  });

  it('compresses the templates of a prompt that says so, and counts them in', () => {
    const { messages, compression } = write('whole');
    expect(messages.map(({ content }) => content)).toEqual([
      'experienced engineer. answer in at most 3 lines.',
      'see following request:\nmake kick louder to hear it?',
    ]);
    expect(compression?.originalTokens).toBeGreaterThan(35);
    expect(compression?.savedPercent).toBeGreaterThan(40);
  });

  it('says everything as it was written where the prompt forbids more', () => {
    const { messages, compression } = write('none');
    expect(messages[1]?.content).toBe(`Please take a look at the following request:\n${request.variables.request}`);
    expect(compression).toBeNull();
  });
});
