import { parsePrompt } from '@earshot/ai-router/prompting';
import { builtinCatalogue, findModel, findRoute } from '@earshot/model-catalogue';
import type { Question } from '../question';
import { groupQuestions, type Groupable } from './group-questions';

const settings = { version: '1', description: 'd', temperature: 0.2, maxTokens: 512, output: 'text', variables: ['prompt'] };
const files = { 'system.md': 's', 'user.md': '{prompt}', 'settings.json': JSON.stringify(settings) };
const prompt = parsePrompt({ task: 'quick_query', files, fingerprint: 'f' });
const found = { model: findModel(builtinCatalogue, 'openai/gpt-4o-mini'), route: findRoute(builtinCatalogue, 'quick_query') };
const local = findModel(builtinCatalogue, 'local/earshot-rules');

function question(change: Partial<Question> = {}, contextTokens = 100_000): Groupable {
  const { model, route } = found;
  if (model === undefined || route === undefined) throw new Error('The catalogue has changed.');
  const usual: Question = {
    ...{ route, prompt, isConversation: false, parameters: {}, values: {}, compression: null, isBatch: true, measurements: undefined },
    ...{ policy: { batch: false }, temperature: 0.2, maxTokens: 512, promptTokens: 100 },
    messages: [
      { role: 'system', content: 's' },
      { role: 'user', content: 'q' },
    ],
    ...change,
  };
  return { question: usual, candidates: [{ model: { ...model, contextTokens }, isFirstChoice: true }] };
}
const sizes = (questions: readonly Groupable[]): number[] => groupQuestions(questions).map((group) => group.length);

describe(groupQuestions, () => {
  it('puts like questions together, in their order', () => {
    const [one, two, three] = [question(), question({ temperature: 0.9 }), question()];
    expect(groupQuestions([one, two, three])).toEqual([[one, three], [two]]);
  });

  it.each([
    ['of another task', { route: { ...found.route, task: 'summary' } }],
    ['of another model', { policy: { modelId: 'openai/gpt-4o', batch: false } }],
    ['that were told something else before', { messages: [{ role: 'user', content: 'q' }] }],
    ['that are conversations', { isConversation: true }],
    ['that ask for a structure', { route: { ...found.route, task: 'quick_fix' } }],
  ] as [string, Partial<Question>][])('leaves those alone %s', (_which, change) => {
    expect(sizes([question(), question(change), question()])).toEqual([2, 1]);
  });

  it('leaves alone what rules answer for nothing', () => {
    const candidates = local === undefined ? [] : [{ model: local, isFirstChoice: true }];
    expect(
      sizes([
        { ...question(), candidates },
        { ...question(), candidates },
      ]),
    ).toEqual([1, 1]);
  });

  it('stays within the context of the model', () => {
    expect(sizes([question({}, 1_500), question({}, 1_500), question({}, 1_500)])).toEqual([2, 1]);
  });

  it('asks for no longer answer than models give, and for no more answers', () => {
    expect(sizes(Array.from({ length: 5 }, () => question({ maxTokens: 4_000 })))).toEqual([2, 2, 1]);
    expect(sizes(Array.from({ length: 40 }, () => question({ maxTokens: 10 })))).toEqual([16, 16, 8]);
  });
});
