import type { Quality } from '@earshot/contracts';
import { findModel, findProvider, type CatalogueModel, type ModelCatalogue, type TaskRoute } from '@earshot/model-catalogue';
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
  const wanted = wantedIds(task, policy, catalogue)
    .map((id) => findModel(catalogue, id))
    .filter((model) => model !== undefined)
    .filter(({ tier }) => tier === 'FAST' || !policy.batch)
    .filter(({ provider }) => task.privacy === 'any' || findProvider(catalogue, provider)?.isPrivate === true);
  const [first] = wanted;
  const considered = first?.local === true ? [first] : wanted;
  return considered
    .filter((model) => isAvailable(model) && neededTokens <= model.contextTokens)
    .map((model) => ({ model, isFirstChoice: model === first }));
}

/** A model that was asked for by name is followed by its own fallbacks, where it has some, and by the task's otherwise. */
function wantedIds({ candidates, deepCandidates }: TaskRoute, { modelId, quality }: ModelPolicy, catalogue: ModelCatalogue): string[] {
  const named = modelId === undefined ? undefined : findModel(catalogue, modelId);
  if (named !== undefined) return [...new Set([named.id, ...(named.fallbacks ?? candidates)])];
  return [...new Set([...(quality === 'DEEP' ? deepCandidates : []), ...candidates])];
}
