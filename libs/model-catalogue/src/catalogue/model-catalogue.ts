import { z } from 'zod';
import { catalogueModel, type CatalogueModel } from '../models/catalogue-model';
import { providerDescription } from '../providers/provider-description';
import { taskRoute, type TaskRoute } from '../routes/task-route';

const parts = z.object({
  providers: z.array(providerDescription),
  models: z.array(catalogueModel),
  routes: z.array(taskRoute),
});
type Parts = z.infer<typeof parts>;

/** @returns the values that occur more than once. */
const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];

/** The names that are a model's own; what its provider calls it may be what another provider calls another one. */
const namesOf = ({ id, aliases }: CatalogueModel): string[] => [id, ...aliases];

function findRouteProblems({ task, candidates, deepCandidates, depth }: TaskRoute, models: readonly CatalogueModel[]): string[] {
  const modelById = new Map(models.map((model) => [model.id, model]));
  const strangers = [...candidates, ...deepCandidates].filter((id) => !modelById.has(id));
  const isDeep = (id: string): boolean => modelById.get(id)?.tier === 'DEEP';
  return [
    ...strangers.map((id) => `Route ${task} names the model ${id}, which is not in the catalogue.`),
    ...repeated(candidates).map((id) => `Route ${task} names ${id} twice.`),
    ...candidates
      .filter((id) => depth !== 'always' && isDeep(id))
      .map((id) => `Route ${task} asks the deep model ${id} without being asked for depth.`),
    ...deepCandidates
      .filter(() => depth === 'never')
      .map((id) => `Route ${task} names the deep model ${id}, though depth is never allowed.`),
    ...(modelById.get(candidates.at(-1) ?? '')?.local === true ? [] : [`Route ${task} does not end with a local model.`]),
  ];
}

function findProblems({ providers, models, routes }: Parts): string[] {
  const providerNames = new Set(providers.map(({ name }) => name));
  return [
    ...repeated(models.flatMap(namesOf)).map((name) => `The name ${name} belongs to two models.`),
    ...repeated(routes.map(({ task }) => task)).map((task) => `The task ${task} has two routes.`),
    ...models
      .filter(({ provider }) => !providerNames.has(provider))
      .map(({ id, provider }) => `The model ${id} is of the provider ${provider}, which is not in the catalogue.`),
    ...routes.flatMap((route) => findRouteProblems(route, models)),
    ...models.flatMap(({ id, fallbacks }) =>
      (fallbacks ?? [])
        .filter((name) => models.every((model) => model.id !== name))
        .map((name) => `The model ${id} falls back to ${name}, which is not in the catalogue.`),
    ),
  ];
}

/** Providers, models and routes that fit together. */
export const modelCatalogue = parts.superRefine((catalogue, context) => {
  for (const message of findProblems(catalogue)) context.addIssue({ code: 'custom', message });
});
export type ModelCatalogue = z.infer<typeof modelCatalogue>;
