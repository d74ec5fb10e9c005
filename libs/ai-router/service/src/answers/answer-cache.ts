import type { Candidate } from '@earshot/ai-router/routing';
import { CacheStore, NamespacedCache } from '@earshot/platform/cache';
import { Injectable } from '@nestjs/common';
import { RouterRuntime } from '../runtime/router-runtime';
import type { KeptAnswer } from './kept-answer';
import { LocalAnswers } from './local-answers';

/** A fallback's answer is good for a while, but not for as long as that of the model that was wanted. */
const longestFallbackTtlSeconds = 600;

/** Answers that need not be paid for again. */
@Injectable()
export class AnswerCache {
  private readonly shared: NamespacedCache<KeptAnswer>;
  private readonly local = new LocalAnswers();

  constructor(
    store: CacheStore,
    private readonly runtime: RouterRuntime,
  ) {
    this.shared = new NamespacedCache(store, { prefix: 'completion', version: 2 });
  }

  /** An answer of the rules counts only where they would be asked first: it never hides a model that is there again. */
  async find(key: string, [first]: readonly Candidate[]): Promise<KeptAnswer | undefined> {
    const shared = await this.shared.get(key);
    return shared ?? (first?.model.local === true ? this.local.find(key, this.runtime.now()) : undefined);
  }

  async keep(key: string, answer: KeptAnswer, { model, isFirstChoice }: Candidate, ttlSeconds: number): Promise<void> {
    if (ttlSeconds === 0) return;
    if (model.local) return this.local.keep(key, answer, this.runtime.now() + ttlSeconds * 1_000);
    return this.shared.set(key, answer, { ttlSeconds: isFirstChoice ? ttlSeconds : Math.min(ttlSeconds, longestFallbackTtlSeconds) });
  }
}
