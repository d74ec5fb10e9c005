import { OpenAiCompatibleProvider, type ChatProvider } from '@earshot/ai-router/providers';
import type { CatalogueModel, ModelCatalogue } from '@earshot/model-catalogue';
import { Inject, Injectable } from '@nestjs/common';
import { activeCatalogue, aiRouterOptionsToken, type AiRouterOptions } from '../ai-router-options';

/** The providers that can be asked, because they have their key or need none. */
@Injectable()
export class ProviderPool {
  private readonly providers: ReadonlyMap<string, ChatProvider>;

  constructor(
    @Inject(aiRouterOptionsToken) private readonly options: AiRouterOptions,
    @Inject(activeCatalogue) private readonly catalogue: ModelCatalogue,
  ) {
    this.providers = new Map(
      catalogue.providers.flatMap(({ name, kind, needsKey, tokenLimitField }) => {
        const access = options.providers[name];
        if (kind !== 'openai-compatible' || access === undefined || (needsKey && access.apiKey === undefined)) return [];
        return [[name, new OpenAiCompatibleProvider({ name, tokenLimitField, ...access })] as const];
      }),
    );
  }

  find(provider: string): ChatProvider | undefined {
    return this.providers.get(provider);
  }

  /** Whether a model has somebody to answer for it. */
  serves({ local, provider }: CatalogueModel): boolean {
    return local || this.providers.has(provider);
  }

  /** Whether any call could leave this process. */
  get hasPaidModels(): boolean {
    return this.catalogue.models.some((model) => !model.local && this.serves(model));
  }

  /** Which of its keys a provider uses; null where it has none. */
  activeKey(provider: string): string | null {
    return this.options.providers[provider]?.apiKey === undefined ? null : 'primary';
  }
}
