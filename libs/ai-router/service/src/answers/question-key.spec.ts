import { measuredSample, measuredSilence } from '@earshot/testing';
import { builtinCatalogue, findRoute } from '@earshot/model-catalogue';
import type { Question } from '../complete/question';
import { canonicalJson, questionKey } from './question-key';

const route = findRoute(builtinCatalogue, 'vibe_analysis');
if (route === undefined) throw new Error('The shipped catalogue has no route for vibe_analysis.');
const question: Question = {
  route,
  prompt: {
    task: route.task,
    fingerprint: 'f',
    system: 's',
    user: 'u',
    settings: {
      version: '1',
      description: 'd',
      temperature: 0.5,
      maxTokens: 10,
      output: 'json',
      compress: 'none',
      variables: [],
      aliases: [],
      defaults: {},
      kinds: {},
    },
    examples: [],
    schema: null,
  },
  messages: [{ role: 'user', content: 'u' }],
  isConversation: false,
  parameters: {},
  values: {},
  compression: null,
  isBatch: false,
  policy: { modelId: undefined, quality: undefined, batch: false },
  temperature: 0.5,
  maxTokens: 10,
  promptTokens: 3,
  measurements: measuredSample,
};
const key = (change: Partial<Question> = {}, tenantId = 'tenant-1') => questionKey({ ...question, ...change }, tenantId);

describe(questionKey, () => {
  it('is the same for the same question, whatever the order of its parts', () => {
    expect(key()).toMatch(/^vibe_analysis:[0-9a-f]{64}$/);
    const { route: first, ...others } = question;
    expect(questionKey({ ...others, route: first }, 'tenant-1')).toBe(key());
  });

  it.each<[string, Partial<Question>]>([
    ['the policy', { policy: { batch: false, quality: 'DEEP' } }],
    ['the temperature', { temperature: 0.6 }],
    ['the limit', { maxTokens: 11 }],
    ['what else is asked for', { parameters: { stop: '.' } }],
    ['whose words it is in', { isConversation: true }],
    ['the messages', { messages: [{ role: 'user', content: 'v' }] }],
    ['the measurements', { measurements: measuredSilence }],
    ['the prompt', { prompt: { ...question.prompt, fingerprint: 'g' } }],
    ['the models that may be asked', { route: { ...route, candidates: ['local/earshot-rules'] } }],
    ['the task', { route: { ...route, task: 'summary' } }],
    ['the version of the prompt', { prompt: { ...question.prompt, settings: { ...question.prompt.settings, version: '2' } } }],
  ])('differs with %s', (_what, change) => {
    expect(key(change)).not.toBe(key());
  });

  it('differs with the tenant', () => {
    expect(key({}, 'tenant-2')).not.toBe(key());
  });

  it('does not depend on how many tokens were estimated', () => {
    expect(key({ promptTokens: 0 })).toBe(key());
  });
});

describe(canonicalJson, () => {
  it('sorts the keys of objects at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1},"x"]}');
  });
});
