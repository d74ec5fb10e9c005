import { createHash } from 'node:crypto';
import { builtinCatalogue } from '../catalogue/builtin-catalogue';
import { modelCatalogue, type ModelCatalogue } from '../catalogue/model-catalogue';
import type { CatalogueModel } from '../models/catalogue-model';
import { builtinPriceBook } from '../prices/builtin-price-book';
import { priceBook, type ModelPrice, type PriceBook } from '../prices/price-book';
import type { ProviderDescription } from '../providers/provider-description';
import type { TaskRoute } from '../routes/task-route';
import { InvalidCatalogueError } from './invalid-catalogue.error';
import { namedFields } from '../catalogue/named-fields';
import type { OperatorCatalogue, OperatorModel } from './operator-catalogue';

/** A catalogue with its prices. */
export interface PricedCatalogue {
  readonly catalogue: ModelCatalogue;
  readonly priceBook: PriceBook;
}

const newProvider = { kind: 'openai-compatible', isPrivate: false, listsModels: false, tokenLimitField: 'max_tokens' } as const;

const newModel = {
  ...{ aliases: [], tier: 'FAST', local: false, contextTokens: 32_768, tokenizer: 'o200k_base' },
  ...{ speed: 3, quality: 3, priority: 1, freeRequestsPerDay: null, fallbacks: null, limits: null },
} as const satisfies Partial<CatalogueModel>;

/** From when an operator's price is valid: always. */
const always = '2000-01-01T00:00:00Z';

/**
 * Puts an operator's catalogue over the one that Earshot ships with.
 *
 * @throws InvalidCatalogueError where the two together do not fit
 */
export function extendCatalogue(operator: OperatorCatalogue, base: PricedCatalogue = shipped): PricedCatalogue {
  const providers = mergeProviders(base.catalogue.providers, operator.providers);
  const models = nameModels(mergeModels(base.catalogue.models, operator.models), operator.aliases);
  const idOf = (name: string): string => findId(models, name);
  const merged = modelCatalogue.safeParse({
    providers,
    models: models.map((model) => ({ ...model, fallbacks: model.fallbacks?.map(idOf) ?? null })),
    routes: mergeRoutes(base.catalogue.routes, operator.routes, idOf),
  });
  const unpriced = operator.models
    .filter(isNew(base.catalogue.models))
    .filter(({ inputUsdPerMillion, outputUsdPerMillion }) => (inputUsdPerMillion ?? outputUsdPerMillion) === undefined);
  const problems = [
    ...(merged.success ? [] : merged.error.issues.map(({ message }) => message)),
    ...Object.entries(operator.aliases)
      .filter(([, name]) => models.every(({ id }) => id !== idOf(name)))
      .map(([alias, name]) => `The name ${alias} is given to ${name}, which is not in the catalogue.`),
    ...unpriced.map(
      ({ provider, slug }) => `The model ${provider}/${slug} has no price; "inputUsdPerMillion" and "outputUsdPerMillion" may be "0".`,
    ),
  ];
  if (!merged.success || problems.length > 0) throw new InvalidCatalogueError(problems);
  return { catalogue: merged.data, priceBook: mergePrices(base.priceBook, operator.models) };
}

const shipped: PricedCatalogue = { catalogue: builtinCatalogue, priceBook: builtinPriceBook };

const isNew =
  (models: readonly CatalogueModel[]) =>
  ({ provider, slug }: OperatorModel): boolean =>
    models.every((model) => model.id !== `${provider}/${slug}`);

function mergeProviders(base: readonly ProviderDescription[], changes: OperatorCatalogue['providers']): ProviderDescription[] {
  const byName = new Map(base.map((provider) => [provider.name, provider]));
  for (const { name, apiKeyEnv, baseUrl: _address, ...rest } of changes) {
    const known = byName.get(name) ?? { ...newProvider, name, needsKey: apiKeyEnv !== undefined };
    byName.set(name, { ...known, ...namedFields(rest), needsKey: apiKeyEnv === undefined ? known.needsKey : true });
  }
  return [...byName.values()];
}

function mergeModels(base: readonly CatalogueModel[], changes: readonly OperatorModel[]): CatalogueModel[] {
  const byId = new Map(base.map((model) => [model.id, model]));
  for (const change of changes) {
    const { inputUsdPerMillion: _i, outputUsdPerMillion: _o, cachedInputUsdPerMillion: _c, cacheWriteUsdPerMillion: _w, ...rest } = change;
    const { reasoningUsdPerMillion: _r, ...facts } = rest;
    const id = `${change.provider}/${change.slug}`;
    byId.set(id, {
      ...(byId.get(id) ?? { ...newModel, aliases: [] }),
      ...namedFields(facts),
      provider: change.provider,
      slug: change.slug,
      id,
    });
  }
  return [...byId.values()];
}

/** Gives the names that the operator wants, and takes them from whoever had them. */
function nameModels(models: readonly CatalogueModel[], aliases: OperatorCatalogue['aliases']): CatalogueModel[] {
  const owners = Object.entries(aliases).map(([alias, name]) => [alias, findId(models, name)] as const);
  const given = new Set(Object.keys(aliases));
  return models.map((model) => ({
    ...model,
    aliases: [...model.aliases.filter((alias) => !given.has(alias)), ...owners.filter(([, id]) => id === model.id).map(([alias]) => alias)],
  }));
}

/** The id of a model that is named by id, alias or slug; a name that nobody has stays, so that the check of the whole tells of it. */
function findId(models: readonly CatalogueModel[], name: string): string {
  const model = models.find(({ id, aliases }) => id === name || aliases.includes(name)) ?? models.find(({ slug }) => slug === name);
  return model?.id ?? name;
}

function mergeRoutes(base: readonly TaskRoute[], changes: OperatorCatalogue['routes'], idOf: (name: string) => string): TaskRoute[] {
  const strangers = changes.filter(({ task }) => base.every((route) => route.task !== task));
  if (strangers.length > 0) {
    const known = base.map(({ task }) => task).join(', ');
    throw new InvalidCatalogueError(strangers.map(({ task }) => `There is no task ${task} to route. There are: ${known}.`));
  }
  return base.map((route) => {
    const change = changes.find(({ task }) => task === route.task);
    if (change === undefined) return route;
    const candidates = (change.candidates ?? route.candidates).map(idOf);
    const deepCandidates = (change.deepCandidates ?? route.deepCandidates).map(idOf);
    return { ...route, ...namedFields(change), task: route.task, candidates, deepCandidates };
  });
}

/** An operator's price is the only one of its model; the version tells that the book is no longer the one that was shipped. */
function mergePrices(base: PriceBook, models: readonly OperatorModel[]): PriceBook {
  const own = models.flatMap(({ provider, slug, inputUsdPerMillion, outputUsdPerMillion, ...classes }): ModelPrice[] => {
    if (inputUsdPerMillion === undefined && outputUsdPerMillion === undefined) return [];
    const { cachedInputUsdPerMillion = null, cacheWriteUsdPerMillion = null, reasoningUsdPerMillion = null } = classes;
    const main = { inputUsdPerMillion: inputUsdPerMillion ?? '0', outputUsdPerMillion: outputUsdPerMillion ?? '0' };
    return [
      { provider, model: slug, effectiveFrom: always, ...main, cachedInputUsdPerMillion, cacheWriteUsdPerMillion, reasoningUsdPerMillion },
    ];
  });
  if (own.length === 0) return base;
  const isOwn = ({ provider, model }: ModelPrice): boolean => own.some((price) => price.provider === provider && price.model === model);
  const fingerprint = createHash('sha256').update(JSON.stringify(own)).digest('hex').slice(0, 8);
  return priceBook.parse({ version: `${base.version}+${fingerprint}`, prices: [...base.prices.filter((price) => !isOwn(price)), ...own] });
}
