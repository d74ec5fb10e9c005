import type { CatalogueModel } from '../models/catalogue-model';
import type { ProviderDescription } from '../providers/provider-description';
import type { TaskRoute } from '../routes/task-route';
import type { ModelCatalogue } from './model-catalogue';

/** A catalogue by the names of what is in it. */
interface CatalogueIndex {
  /** By id, alias and, where neither is of that name, by what the provider calls it. */
  readonly modelByName: ReadonlyMap<string, CatalogueModel>;
  readonly routeByTask: ReadonlyMap<string, TaskRoute>;
  readonly providerByName: ReadonlyMap<string, ProviderDescription>;
}

const indexes = new WeakMap<ModelCatalogue, CatalogueIndex>();

/** @returns the index of a catalogue, made once: a catalogue never changes. */
export function indexOf(catalogue: ModelCatalogue): CatalogueIndex {
  const present = indexes.get(catalogue);
  if (present !== undefined) return present;
  const index = makeIndex(catalogue);
  indexes.set(catalogue, index);
  return index;
}

function makeIndex({ models, routes, providers }: ModelCatalogue): CatalogueIndex {
  const ownNames = models.flatMap((model) => [model.id, ...model.aliases].map((name) => [name, model] as const));
  const slugs = models.map((model) => [model.slug, model] as const);
  return {
    modelByName: firstOfEach([...ownNames, ...slugs]),
    routeByTask: firstOfEach(routes.map((route) => [route.task, route])),
    providerByName: firstOfEach(providers.map((provider) => [provider.name, provider])),
  };
}

/** Where several have one name, the first in the catalogue is meant. */
const firstOfEach = <Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> => new Map([...entries].reverse());
