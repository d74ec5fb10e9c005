import { builtinCatalogue, findRoute, type CatalogueModel } from '@earshot/model-catalogue';
import { route, type ModelPolicy, type RouteQuestion } from './route';

const task = findRoute(builtinCatalogue, 'vibe_analysis');
if (task === undefined) throw new Error('The shipped catalogue has no route for vibe_analysis.');

const fast = 'openrouter/qwen/qwen3-7b-it';
const deep = 'openrouter/qwen/qwen3-235b-a22b-2507';
const rules = 'local/earshot-rules';

const ask = (policy: Partial<ModelPolicy> = {}, question: Partial<RouteQuestion> = {}): string[] =>
  candidates(policy, question).map(({ model }) => model.id);
const candidates = (policy: Partial<ModelPolicy> = {}, question: Partial<RouteQuestion> = {}) =>
  route({
    task,
    catalogue: builtinCatalogue,
    isAvailable: () => true,
    neededTokens: 800,
    ...question,
    policy: { batch: false, ...policy },
  });
const withoutKey = ({ local }: CatalogueModel): boolean => local;

describe(route, () => {
  it('asks the fast model and then the rules', () => {
    expect(ask()).toEqual([fast, rules]);
    expect(ask({ quality: 'FAST' })).toEqual([fast, rules]);
  });

  it('asks the deep model first where depth is wanted', () => {
    expect(ask({ quality: 'DEEP' })).toEqual([deep, fast, rules]);
  });

  it('never takes the deep model in a batch, not even by name', () => {
    expect(ask({ quality: 'DEEP', batch: true })).toEqual([fast, rules]);
    expect(ask({ modelId: deep, batch: true })).toEqual([fast, rules]);
  });

  it('lets a named model win over quality', () => {
    expect(ask({ modelId: fast, quality: 'DEEP' })).toEqual([fast, rules]);
    expect(ask({ modelId: deep })).toEqual([deep, fast, rules]);
  });

  it('follows a named model with its own fallbacks where it has some', () => {
    const models = builtinCatalogue.models.map((model) => (model.id === fast ? { ...model, fallbacks: [deep] } : model));
    expect(ask({ modelId: fast }, { catalogue: { ...builtinCatalogue, models } })).toEqual([fast, deep]);
  });

  it('asks nobody outside for a private task', () => {
    const candidates = [fast, 'ollama/phi3', rules];
    expect(ask({}, { task: { ...task, candidates, privacy: 'private' } })).toEqual(['ollama/phi3', rules]);
  });

  it('stays on the machine when a local model is named', () => {
    expect(ask({ modelId: rules, quality: 'DEEP' })).toEqual([rules]);
  });

  it('leaves the rules alone when no provider has a key', () => {
    expect(ask({ quality: 'DEEP' }, { isAvailable: withoutKey })).toEqual([rules]);
  });

  it('tells a fallback from the first choice, also when the first choice is away', () => {
    expect(candidates().map(({ isFirstChoice }) => isFirstChoice)).toEqual([true, false]);
    expect(candidates({}, { isAvailable: withoutKey }).map(({ isFirstChoice }) => isFirstChoice)).toEqual([false]);
  });

  it('passes models by whose context is too small', () => {
    expect(ask({ quality: 'DEEP' }, { neededTokens: 40_000 })).toEqual([deep, rules]);
  });

  it('answers with nobody where nobody can be asked', () => {
    expect(ask({ modelId: 'not/there' }, { isAvailable: () => false })).toEqual([]);
  });
});
