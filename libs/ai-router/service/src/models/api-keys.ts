import { apiKeySwitched, EarshotError, type ApiKeyName } from '@earshot/contracts';
import type { ModelCatalogue } from '@earshot/model-catalogue';
import { CacheStore, NamespacedCache } from '@earshot/platform/cache';
import { MessageBus } from '@earshot/platform/messaging';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { activeCatalogue } from '../ai-router-options';
import { RouterRuntime } from '../runtime/router-runtime';
import { ProviderPool } from './provider-pool';

const rememberedForSeconds = 30 * 24 * 60 * 60;

/** Which keys are in use, alike in every replica: switches are told to all, and remembered for those that start later. */
@Injectable()
export class ApiKeys implements OnApplicationBootstrap {
  private readonly logger = new Logger(ApiKeys.name);
  private readonly remembered: NamespacedCache<ApiKeyName>;

  constructor(
    private readonly pool: ProviderPool,
    private readonly bus: MessageBus,
    private readonly runtime: RouterRuntime,
    store: CacheStore,
    @Inject(activeCatalogue) private readonly catalogue: ModelCatalogue,
  ) {
    this.remembered = new NamespacedCache(store, { prefix: 'api-key', version: 1, ttlSeconds: rememberedForSeconds });
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const { name } of this.catalogue.providers) {
      const key = await this.remembered.get(name);
      if (key !== undefined) this.pool.use(name, key);
    }
  }

  /** @throws EarshotError NOT_FOUND where the provider has no such key */
  async switch(provider: string, key: ApiKeyName): Promise<void> {
    if (!this.pool.use(provider, key)) throw new EarshotError('NOT_FOUND', `The provider ${provider} has no ${key} key.`);
    await this.tell(provider, key);
  }

  /** @returns whether, after a key was refused, another one is in use. */
  async leave(provider: string, refused: ApiKeyName): Promise<boolean> {
    const before = this.pool.find(provider)?.key;
    if (!this.pool.leaveKey(provider, refused, this.runtime.now())) return false;
    const key = this.pool.find(provider)?.key;
    if (key !== undefined && key !== before) await this.tell(provider, key);
    return true;
  }

  /** Does as another replica did. */
  follow(provider: string, key: ApiKeyName): void {
    if (this.pool.find(provider)?.key !== key) this.pool.use(provider, key);
  }

  private async tell(provider: string, key: ApiKeyName): Promise<void> {
    this.logger.warn({ message: 'Another key is in use', provider, key });
    await Promise.all([this.remembered.set(provider, key), this.bus.publish(apiKeySwitched, { provider, key })]);
  }
}
