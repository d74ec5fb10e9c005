import { breakerState, p95Ms, successRate, type ModelHealth } from '@earshot/ai-router/routing';
import type { ModelView } from '@earshot/contracts';
import type { CatalogueModel, ModelPrice } from '@earshot/model-catalogue';

export interface ModelFacts {
  readonly model: CatalogueModel;
  readonly price: ModelPrice;
  readonly health: ModelHealth;
  readonly activeKey: string | null;
  readonly nowMs: number;
}

/** @returns a model as it is offered, with its price and how it is doing. */
export function viewModel({ model, price, health, activeKey, nowMs }: ModelFacts): ModelView {
  const { openUntilMs } = health;
  return {
    id: model.id,
    provider: model.provider,
    slug: model.slug,
    aliases: model.aliases,
    contextTokens: model.contextTokens,
    inputUsdPerMillion: price.inputUsdPerMillion,
    outputUsdPerMillion: price.outputUsdPerMillion,
    cachedInputUsdPerMillion: price.cachedInputUsdPerMillion,
    local: model.local,
    speed: model.speed,
    quality: model.quality,
    priority: model.priority,
    freeRequestsPerDay: model.freeRequestsPerDay,
    health: {
      state: breakerState(health, nowMs),
      successRate: successRate(health),
      p95Ms: p95Ms(health),
      openUntil: openUntilMs === null ? null : new Date(openUntilMs).toISOString(),
      activeKey,
    },
  };
}
