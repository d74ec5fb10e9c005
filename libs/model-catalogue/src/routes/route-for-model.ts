import { namedFields } from '../catalogue/named-fields';
import type { CatalogueModel } from '../models/catalogue-model';
import type { TaskRoute } from './task-route';

/** @returns the route of a task within the limits that a model brings along which was asked for by name. */
export function routeForModel(route: TaskRoute, model: CatalogueModel | undefined): TaskRoute {
  return { ...route, ...namedFields(model?.limits ?? {}) };
}
