import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtinCatalogue } from '../catalogue/builtin-catalogue';
import { findModel, findProvider, findRoute } from '../catalogue/find-in-catalogue';
import { builtinPriceBook } from '../prices/builtin-price-book';
import { findPriceIn } from '../prices/find-price';
import { routeForModel } from '../routes/route-for-model';
import { InvalidCatalogueError } from './invalid-catalogue.error';
import { loadOperatorCatalogue } from './load-operator-catalogue';

const folder = mkdtempSync(join(tmpdir(), 'earshot-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

const load = (text: string) => {
  const path = join(folder, 'catalogue.json');
  writeFileSync(path, text);
  return loadOperatorCatalogue(path);
};
const loadValue = (value: object) => load(JSON.stringify(value));
const problemsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidCatalogueError) return error.problems.map((problem) => problem.replace(folder, ''));
    throw error;
  }
  throw new Error('The catalogue was taken.');
};

const house = { name: 'vllm', baseUrl: 'http://10.0.0.5:8000/v1', apiKeyEnv: 'VLLM_API_KEY', isPrivate: true };
const llama = { provider: 'vllm', slug: 'meta/llama-3.3-70b', aliases: ['house'], inputUsdPerMillion: '0', outputUsdPerMillion: '0' };

describe(loadOperatorCatalogue, () => {
  it('leaves everything as it is where there is none', () => {
    expect(loadOperatorCatalogue(undefined)).toEqual({ catalogue: builtinCatalogue, priceBook: builtinPriceBook, access: [] });
  });

  it('adds a provider with its models and their prices', () => {
    const { catalogue, priceBook, access } = loadValue({ providers: [house], models: [llama] });
    expect(findProvider(catalogue, 'vllm')).toMatchObject({ kind: 'openai-compatible', needsKey: true, isPrivate: true });
    expect(findModel(catalogue, 'house')).toMatchObject({ id: 'vllm/meta/llama-3.3-70b', contextTokens: 32_768, local: false });
    const at = new Date('2026-11-21');
    expect(findPriceIn(priceBook, { provider: 'vllm', model: 'meta/llama-3.3-70b', at })).toMatchObject({ inputUsdPerMillion: '0' });
    expect(priceBook.version).toMatch(/^2026-11-21\+[0-9a-f]{8}$/);
    expect(access).toEqual([{ name: 'vllm', baseUrl: 'http://10.0.0.5:8000/v1', apiKeyEnv: 'VLLM_API_KEY' }]);
  });

  it('changes of a known model and its price only what is named', () => {
    const change = { provider: 'openai', slug: 'gpt-4o', contextTokens: 64_000, inputUsdPerMillion: '2', outputUsdPerMillion: '9' };
    const { catalogue, priceBook } = loadValue({ models: [change] });
    expect(findModel(catalogue, 'openai/gpt-4o')).toMatchObject({ contextTokens: 64_000, quality: 4 });
    const prices = priceBook.prices.filter(({ model }) => model === 'gpt-4o');
    expect(prices).toMatchObject([{ inputUsdPerMillion: '2', outputUsdPerMillion: '9' }]);
  });

  it('gives a name to another model', () => {
    const { catalogue } = loadValue({ providers: [house], models: [llama], aliases: { fast: 'house', 'GPT-4': 'openai/gpt-4o' } });
    expect(findModel(catalogue, 'fast')?.provider).toBe('vllm');
    expect(findModel(catalogue, 'GPT-4')?.slug).toBe('gpt-4o');
    expect(findModel(catalogue, 'openrouter/qwen/qwen3-7b-it')?.aliases).toEqual([]);
  });

  it('routes a task anew, by any name of a model, within other limits', () => {
    const route = { task: 'quick_query', candidates: ['house', 'local'], cacheTtlSeconds: 0, firstTokenSeconds: 3, deadlineSeconds: 20 };
    const { catalogue } = loadValue({ providers: [house], models: [llama], routes: [route] });
    expect(findRoute(catalogue, 'quick_query')).toMatchObject({
      candidates: ['vllm/meta/llama-3.3-70b', 'local/earshot-rules'],
      ...{ cacheTtlSeconds: 0, firstTokenSeconds: 3, deadlineSeconds: 20, maxAttempts: 6 },
    });
  });

  it('gives a model that is asked for by name its own fallbacks and limits', () => {
    const model = { ...llama, fallbacks: ['fast'], limits: { maxAttempts: 2, idleSeconds: 4 } };
    const { catalogue } = loadValue({ providers: [house], models: [model] });
    const found = findModel(catalogue, 'house');
    expect(found?.fallbacks).toEqual(['openrouter/qwen/qwen3-7b-it']);
    const route = findRoute(catalogue, 'quick_query');
    expect(route === undefined ? undefined : routeForModel(route, found)).toMatchObject({
      maxAttempts: 2,
      idleSeconds: 4,
      firstTokenSeconds: 12,
    });
  });

  it('takes the example of the documentation', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/catalogue.md'), 'utf8');
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect(findModel(load(example).catalogue, 'house')?.limits).toEqual({ maxAttempts: 2, firstTokenSeconds: 5 });
  });

  it('allows comments and the comma behind the last', () => {
    expect(load('{ // ours\n "models": [], }').access).toEqual([]);
  });

  it('names the line and the field of every mistake', () => {
    expect(
      problemsOf(() =>
        load(
          '{\n  "models": [\n    { "provider": "openai", "slug": "x", "contextTokens": "many" },\n    { "provider": "openai" }\n  ],\n  "modles": []\n}',
        ),
      ),
    ).toEqual([
      expect.stringMatching(/^\/catalogue\.json, line 3, models\.0\.contextTokens: /),
      expect.stringMatching(/^\/catalogue\.json, line 4, models\.1\.slug: /),
      expect.stringMatching(/^\/catalogue\.json, line 1, the whole: .*modles/),
    ]);
    expect(problemsOf(() => load('{\n "models": [\n}'))[0]).toMatch(/^\/catalogue\.json, line 3: /);
  });

  it.each([
    ['a file that is not there', () => loadOperatorCatalogue(join(folder, 'none.json')), 'cannot be read'],
    ['an empty file', () => load(''), 'value expected'],
    ['a provider without an address', () => loadValue({ providers: [{ name: 'vllm' }] }), 'The provider vllm has no "baseUrl"'],
    ['an address that is none', () => loadValue({ providers: [{ ...house, baseUrl: 'file:///etc/passwd' }] }), 'an http or https address'],
    ['a model without a price', () => loadValue({ providers: [house], models: [{ provider: 'vllm', slug: 'x' }] }), 'vllm/x has no price'],
    ['a model of nobody', () => loadValue({ models: [{ ...llama, provider: 'nobody' }] }), 'is of the provider nobody'],
    [
      'a fallback that is not there',
      () => loadValue({ providers: [house], models: [{ ...llama, fallbacks: ['gone'] }] }),
      'falls back to gone',
    ],
    ['a task without a prompt', () => loadValue({ routes: [{ task: 'poetry', cacheTtlSeconds: 0 }] }), 'There is no task poetry'],
    ['a name for nobody', () => loadValue({ aliases: { best: 'gone' } }), 'The name best is given to gone'],
  ])('refuses %s', (_what, work, problem) => {
    expect(problemsOf(work).join()).toContain(problem);
  });
});
