import { loadEncoding } from '@earshot/ai-router/prompting';
import { builtinCatalogue } from '@earshot/model-catalogue';
import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { activeCatalogue, aiRouterOptionsToken, type AiRouterOptions } from './ai-router-options';
import { AnswerCache } from './answers/answer-cache';
import { AnswerCacheController } from './answers/answer-cache.controller';
import { BatchCompleter } from './complete/batch/batch-completer';
import { CompletionEstimator } from './complete/completion-estimator';
import { CompletionController } from './complete/completion.controller';
import { ModelCaller } from './complete/model-caller';
import { ModelWalk } from './complete/model-walk';
import { PromptWriter } from './complete/prompt-writer';
import { QuestionWriter } from './complete/question-writer';
import { TaskCompleter } from './complete/task-completer';
import { AttemptLedger } from './ledger/attempt-ledger';
import { ApiKeys } from './models/api-keys';
import { ApiKeysController } from './models/api-keys.controller';
import { FreeRequests } from './models/free-requests';
import { ListedModels } from './models/listed-models';
import { ModelBoard } from './models/model-board';
import { ModelController } from './models/model.controller';
import { ProviderPool } from './models/provider-pool';
import { SharedBreakers } from './models/shared-breakers';
import { findPromptFolder } from './prompt-library/prompt-folder';
import { PromptTemplatesController } from './prompt-library/prompt-templates.controller';
import { PromptLibrary } from './prompt-library/prompt-library';
import { RouterRuntime, SystemRuntime } from './runtime/router-runtime';

/**
 * The one funnel for every model call. Needs global modules that provide `MessageBus`, `CacheStore` and `RateLimitStore`.
 *
 * @example
 * AiRouterModule.register(aiRouterOptions(configuration))
 */
@Module({})
export class AiRouterModule implements OnApplicationBootstrap {
  constructor(private readonly pool: ProviderPool) {}

  /** Prompts are read here, so that one that is out of order stops the start. */
  static register(options: AiRouterOptions): DynamicModule {
    const catalogue = options.catalogue ?? builtinCatalogue;
    const routedTasks = catalogue.routes.map(({ task }) => task);
    return {
      module: AiRouterModule,
      controllers: [CompletionController, ModelController, ApiKeysController, PromptTemplatesController, AnswerCacheController],
      providers: [
        { provide: aiRouterOptionsToken, useValue: options },
        { provide: activeCatalogue, useValue: catalogue },
        { provide: RouterRuntime, useClass: SystemRuntime },
        { provide: PromptLibrary, useFactory: () => PromptLibrary.read(options.promptFolder ?? findPromptFolder(), routedTasks) },
        ListedModels,
        ProviderPool,
        ApiKeys,
        SharedBreakers,
        FreeRequests,
        ModelBoard,
        AttemptLedger,
        AnswerCache,
        PromptWriter,
        QuestionWriter,
        ModelCaller,
        ModelWalk,
        TaskCompleter,
        BatchCompleter,
        CompletionEstimator,
      ],
    };
  }

  /** Token tables take 200 ms and 100 MB: not on the way of the first request, and not at all where nothing is paid for. */
  onApplicationBootstrap(): void {
    if (this.pool.hasPaidModels) setImmediate(() => loadEncoding('cl100k_base'));
  }
}
