import { listModels, listTaskRoutes, type ModelView, type TaskRouteView } from '@earshot/contracts';
import { builtinPriceBook, findPriceIn, type ModelCatalogue } from '@earshot/model-catalogue';
import { HandleRequest } from '@earshot/platform/messaging';
import { Controller, Inject } from '@nestjs/common';
import { activeCatalogue, aiRouterOptionsToken, type AiRouterOptions } from '../ai-router-options';
import { RouterRuntime } from '../runtime/router-runtime';
import { ModelBoard } from './model-board';
import { viewModel } from './model.view';
import { ProviderPool } from './provider-pool';

@Controller()
export class ModelController {
  constructor(
    private readonly board: ModelBoard,
    private readonly pool: ProviderPool,
    private readonly runtime: RouterRuntime,
    @Inject(aiRouterOptionsToken) private readonly options: AiRouterOptions,
    @Inject(activeCatalogue) private readonly catalogue: ModelCatalogue,
  ) {}

  @HandleRequest(listTaskRoutes)
  listRoutes(): { routes: TaskRouteView[] } {
    return { routes: this.catalogue.routes };
  }

  /** A model without a price cannot be reserved for, so it is not offered. */
  @HandleRequest(listModels)
  list(): { models: ModelView[] } {
    const nowMs = this.runtime.now();
    const { priceBook = builtinPriceBook } = this.options;
    const models = this.catalogue.models.flatMap((model) => {
      const price = findPriceIn(priceBook, { provider: model.provider, model: model.slug, at: new Date(nowMs) });
      if (price === undefined) return [];
      return [viewModel({ model, price, health: this.board.health(model.id), activeKey: this.pool.activeKey(model.provider), nowMs })];
    });
    return { models };
  }
}
