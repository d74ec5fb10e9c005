import { findPrice } from '../prices/find-price';
import { builtinCatalogue } from './builtin-catalogue';
import { findModel, findProvider, findRoute } from './find-in-catalogue';
import { modelCatalogue, type ModelCatalogue } from './model-catalogue';
import type { TaskRoute } from '../routes/task-route';

const changed = (change: (catalogue: ModelCatalogue) => unknown): string[] => {
  const catalogue = structuredClone(builtinCatalogue);
  change(catalogue);
  return modelCatalogue.safeParse(catalogue).error?.issues.map(({ message }) => message) ?? [];
};
const firstRoute = ({ routes: [route] }: ModelCatalogue): TaskRoute => {
  if (route === undefined) throw new Error('The shipped catalogue has no route.');
  return route;
};

describe('modelCatalogue', () => {
  it('takes the catalogue that is shipped', () => {
    expect(changed(() => undefined)).toEqual([]);
  });

  it('refuses two models of one name', () => {
    expect(changed(({ models }) => models[1]?.aliases.push('fast'))).toEqual(['The name fast belongs to two models.']);
  });

  it('refuses a route to a model that is not there', () => {
    expect(changed((catalogue) => firstRoute(catalogue).candidates.unshift('openrouter/none'))).toEqual([
      'Route vibe_analysis names the model openrouter/none, which is not in the catalogue.',
    ]);
  });

  it('refuses a route that does not end with a local model', () => {
    expect(changed((catalogue) => firstRoute(catalogue).candidates.pop())).toEqual([
      'Route vibe_analysis does not end with a local model.',
    ]);
  });

  it('refuses a route that asks a deep model unasked', () => {
    const deep = 'openrouter/qwen/qwen3-235b-a22b-2507';
    expect(changed((catalogue) => firstRoute(catalogue).candidates.unshift(deep))).toEqual([
      `Route vibe_analysis asks the deep model ${deep} without being asked for depth.`,
    ]);
  });

  it('refuses a model of an unknown provider', () => {
    expect(changed(({ providers }) => providers.shift())).toContain(
      'The model openrouter/qwen/qwen3-7b-it is of the provider openrouter, which is not in the catalogue.',
    );
  });

  it('refuses depth where it is never allowed, and allows it where a task needs it', () => {
    const deep = 'openrouter/qwen/qwen3-235b-a22b-2507';
    expect(changed((catalogue) => Object.assign(firstRoute(catalogue), { depth: 'never' }))).toEqual([
      `Route vibe_analysis names the deep model ${deep}, though depth is never allowed.`,
    ]);
    expect(
      changed((catalogue) => Object.assign(firstRoute(catalogue), { depth: 'always', candidates: [deep, 'local/earshot-rules'] })),
    ).toEqual([]);
  });

  it('refuses a model that falls back to one that is not there', () => {
    expect(changed(({ models }) => Object.assign(models[0] ?? {}, { fallbacks: ['a/b'] }))).toEqual([
      'The model openrouter/qwen/qwen3-7b-it falls back to a/b, which is not in the catalogue.',
    ]);
  });

  it('refuses an id that is not made of provider and slug', () => {
    expect(changed(({ models }) => Object.assign(models[0] ?? {}, { slug: 'another' }))).toContain('The id is "<provider>/<slug>".');
  });
});

describe('builtinCatalogue', () => {
  it.each(builtinCatalogue.models.map(({ id, provider, slug }) => [id, provider, slug] as const))(
    'has a price for %s',
    (_id, provider, slug) => {
      expect(findPrice(provider, slug, new Date('2026-11-20'))).toBeDefined();
    },
  );

  it('prices local models at nothing', () => {
    for (const { provider, slug } of builtinCatalogue.models.filter(({ local }) => local)) {
      expect(findPrice(provider, slug, new Date('2026-11-20'))).toMatchObject({ inputUsdPerMillion: '0', outputUsdPerMillion: '0' });
    }
  });
});

describe(findModel, () => {
  it.each(['openrouter/qwen/qwen3-7b-it', 'qwen/qwen3-7b-it', 'fast'])('finds the fast model as %s', (name) => {
    expect(findModel(builtinCatalogue, name)?.slug).toBe('qwen/qwen3-7b-it');
  });

  it('finds nothing under a name that nobody has', () => {
    expect(findModel(builtinCatalogue, 'qwen')).toBeUndefined();
  });
});

describe(findRoute, () => {
  it('keeps vibe analyses for seven days and ends with the rules', () => {
    expect(findRoute(builtinCatalogue, 'vibe_analysis')).toMatchObject({
      cacheTtlSeconds: 604_800,
      deadlineSeconds: 90,
      attemptTimeoutSeconds: 30,
    });
  });
});

describe(findProvider, () => {
  it('knows which provider needs a key', () => {
    expect(['openrouter', 'ollama', 'local'].map((name) => findProvider(builtinCatalogue, name)?.needsKey)).toEqual([true, false, false]);
  });
});
