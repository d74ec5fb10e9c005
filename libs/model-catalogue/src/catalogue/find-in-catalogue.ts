import type { CatalogueModel } from '../models/catalogue-model';
import type { ProviderDescription } from '../providers/provider-description';
import type { TaskRoute } from '../routes/task-route';
import type { ModelCatalogue } from './model-catalogue';

/** @returns the model with this id or alias, or the first whose provider calls it so. */
export function findModel({ models }: ModelCatalogue, name: string): CatalogueModel | undefined {
  return models.find(({ id, aliases }) => id === name || aliases.includes(name)) ?? models.find(({ slug }) => slug === name);
}

/** @returns the route of a task. */
export function findRoute({ routes }: ModelCatalogue, task: string): TaskRoute | undefined {
  return routes.find((route) => route.task === task);
}

/** @returns how a provider is spoken to. */
export function findProvider({ providers }: ModelCatalogue, name: string): ProviderDescription | undefined {
  return providers.find((provider) => provider.name === name);
}
