import type { CatalogueModel } from '../models/catalogue-model';
import type { ProviderDescription } from '../providers/provider-description';
import type { TaskRoute } from '../routes/task-route';
import { indexOf } from './catalogue-index';
import type { ModelCatalogue } from './model-catalogue';

/** @returns the model with this id or alias, or the first whose provider calls it so. */
export function findModel(catalogue: ModelCatalogue, name: string): CatalogueModel | undefined {
  return indexOf(catalogue).modelByName.get(name);
}

/** @returns the route of a task. */
export function findRoute(catalogue: ModelCatalogue, task: string): TaskRoute | undefined {
  return indexOf(catalogue).routeByTask.get(task);
}

/** @returns how a provider is spoken to. */
export function findProvider(catalogue: ModelCatalogue, name: string): ProviderDescription | undefined {
  return indexOf(catalogue).providerByName.get(name);
}
