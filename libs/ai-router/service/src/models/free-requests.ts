import type { CatalogueModel } from '@earshot/model-catalogue';
import { RateLimitStore } from '@earshot/platform/rate-limit';
import { Injectable } from '@nestjs/common';
import { RouterRuntime } from '../runtime/router-runtime';

const dayMs = 24 * 60 * 60 * 1_000;

/** Counts the calls of models that are free for so many requests a day (UTC), over all replicas. */
@Injectable()
export class FreeRequests {
  /** Days on which a model was found to be used up. */
  private readonly usedUpOn = new Map<string, string>();

  constructor(
    private readonly limits: RateLimitStore,
    private readonly runtime: RouterRuntime,
  ) {}

  /** @returns false once the requests of today are known to be used up. */
  remain({ id }: CatalogueModel): boolean {
    const usedUpOn = this.usedUpOn.get(id);
    return usedUpOn === undefined || usedUpOn !== this.today();
  }

  /** @returns whether one more request is free today; it is counted. */
  take(model: CatalogueModel): boolean | Promise<boolean> {
    return model.freeRequestsPerDay === null || this.count(model.id, model.freeRequestsPerDay);
  }

  private async count(id: string, freeRequestsPerDay: number): Promise<boolean> {
    const today = this.today();
    const { isAllowed } = await this.limits.take(`free:${id}:${today}`, { limit: freeRequestsPerDay, windowMs: dayMs });
    if (!isAllowed) this.usedUpOn.set(id, today);
    return isAllowed;
  }

  private today(): string {
    return new Date(this.runtime.now()).toISOString().slice(0, 'yyyy-mm-dd'.length);
  }
}
