import { listModelsAt } from '@earshot/ai-router/providers';
import type { ModelCatalogue } from '@earshot/model-catalogue';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { activeCatalogue, aiRouterOptionsToken, type AiRouterOptions } from '../ai-router-options';

const askedEveryMs = 30_000;
const answeredWithinMs = 2_000;

/** What runs at the moment on the operator's own machines: a provider there may be off, or have other sizes of a model. */
@Injectable()
export class ListedModels implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listed = new Map<string, readonly string[]>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(aiRouterOptionsToken) private readonly options: AiRouterOptions,
    @Inject(activeCatalogue) private readonly catalogue: ModelCatalogue,
  ) {}

  /** Nobody's start waits for it. */
  onApplicationBootstrap(): void {
    void this.refresh();
    this.timer = setInterval(() => void this.refresh(), askedEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @returns what such a provider calls a model, for example `qwen2.5:7b` for `qwen2.5`; undefined while it has none. */
  nameOf(provider: string, slug: string): string | undefined {
    const names = this.listed.get(provider) ?? [];
    return names.find((name) => name === slug || name === `${slug}:latest`) ?? names.find((name) => name.startsWith(`${slug}:`));
  }

  async refresh(): Promise<void> {
    const listing = this.catalogue.providers.filter(({ listsModels }) => listsModels);
    await Promise.all(
      listing.map(async ({ name }) => {
        const access = this.options.providers[name];
        if (access !== undefined) this.listed.set(name, await listModelsAt(access.baseUrl, { timeoutMs: answeredWithinMs }));
      }),
    );
  }
}
