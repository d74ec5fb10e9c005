import type { Quality } from '@earshot/contracts';
import type { CatalogueModel, ModelCatalogue, TaskRoute } from '@earshot/model-catalogue';
import type { Candidate } from './candidate';

/** What one request wants of its model. */
export interface ModelPolicy {
  /** The id of a model that was asked for by name; wins over quality. */
  readonly modelId?: string | undefined;
  readonly quality?: Quality | undefined;
  /** A batch never takes a deep model, whatever else is asked for. */
  readonly batch: boolean;
}

export interface RouteQuestion {
  readonly task: TaskRoute;
  readonly policy: ModelPolicy;
  readonly catalogue: ModelCatalogue;
  /** Whether a model can be asked at all now: its provider has its key, its breaker lets calls through. */
  readonly isAvailable: (model: CatalogueModel) => boolean;
  /** Prompt and completion together; a model with a smaller context is no candidate. */
  readonly neededTokens: number;
}

/**
 * Decides who is asked, in which order. Total: it answers for every question, with an empty list where nobody can be asked.
 * A local model that was asked for by name is the only candidate, so that nothing leaves the machine.
 */
export function route({ task, policy, catalogue, isAvailable, neededTokens }: RouteQuestion): Candidate[] {
  const modelById = new Map(catalogue.models.map((model) => [model.id, model]));
  const wanted = wantedIds(task, policy)
    .map((id) => modelById.get(id))
    .filter((model) => model !== undefined)
    .filter(({ tier }) => tier === 'FAST' || !policy.batch);
  const [first] = wanted;
  const considered = first?.local === true ? [first] : wanted;
  return considered
    .filter((model) => isAvailable(model) && neededTokens <= model.contextTokens)
    .map((model) => ({ model, isFirstChoice: model === first }));
}

function wantedIds({ candidates, deepCandidates }: TaskRoute, { modelId, quality }: ModelPolicy): string[] {
  const named = modelId === undefined ? [] : [modelId];
  const deep = modelId === undefined && quality === 'DEEP' ? deepCandidates : [];
  return [...new Set([...named, ...deep, ...candidates])];
}
