import { CacheStore, NamespacedCache } from '@earshot/platform/cache';
import { RateLimitStore } from '@earshot/platform/rate-limit';
import { Injectable } from '@nestjs/common';
import { RouterRuntime } from '../runtime/router-runtime';

/** How long it may take until a replica hears of what another one found. */
const heardWithinMs = 1_000;
const rememberedForSeconds = 300;
const probeIntervalMs = 10_000;

/** What the replicas tell each other of models that fail: one that learnt it spares the others the same failures. */
@Injectable()
export class SharedBreakers {
  private readonly opened: NamespacedCache<number>;
  private readonly heardAtMs = new Map<string, number>();

  constructor(
    store: CacheStore,
    private readonly limits: RateLimitStore,
    private readonly runtime: RouterRuntime,
  ) {
    this.opened = new NamespacedCache(store, { prefix: 'breaker', version: 1, ttlSeconds: rememberedForSeconds });
  }

  /** Until when a breaker is open, in milliseconds since the epoch; 0 says that the model answers again. */
  async tell(modelId: string, openUntilMs: number): Promise<void> {
    this.heardAtMs.set(modelId, this.runtime.now());
    await this.opened.set(modelId, openUntilMs);
  }

  /** @returns whether it is time to ask again: not where it was asked just now. */
  mayHaveNewsOf(modelId: string): boolean {
    return this.runtime.now() - (this.heardAtMs.get(modelId) ?? 0) >= heardWithinMs;
  }

  /** @returns what was told last; undefined where nothing was. */
  hear(modelId: string): Promise<number | undefined> {
    this.heardAtMs.set(modelId, this.runtime.now());
    return this.opened.get(modelId);
  }

  /** @returns whether this replica is the one that may try whether a model answers again; one try an interval over all of them. */
  async mayProbe(modelId: string): Promise<boolean> {
    const { isAllowed } = await this.limits.take(`probe:${modelId}`, { limit: 1, windowMs: probeIntervalMs });
    return isAllowed;
  }
}
