import type { Candidate } from '@earshot/ai-router/routing';
import type { CacheStats, ClearedAnswers } from '@earshot/contracts';
import { CacheStore, NamespacedCache } from '@earshot/platform/cache';
import { Injectable } from '@nestjs/common';
import { RouterRuntime } from '../runtime/router-runtime';
import { AnswerCounts, type SavedCall } from './answer-counts';
import type { KeptAnswer } from './kept-answer';
import { LocalAnswers } from './local-answers';

/** A fallback's answer is good for a while, but not for as long as that of the model that was wanted. */
const longestFallbackTtlSeconds = 600;

/** Answers that need not be paid for again. */
@Injectable()
export class AnswerCache {
  private readonly shared: NamespacedCache<KeptAnswer>;
  private readonly local = new LocalAnswers();
  private readonly counts: AnswerCounts;

  constructor(
    private readonly store: CacheStore,
    private readonly runtime: RouterRuntime,
  ) {
    this.shared = new NamespacedCache(store, { prefix: 'completion', version: 3 });
    this.counts = new AnswerCounts(store);
  }

  /** An answer of the rules counts only where they would be asked first: it never hides a model that is there again. */
  async find(key: string, [first]: readonly Candidate[]): Promise<KeptAnswer | undefined> {
    const shared = await this.shared.get(key);
    return shared ?? (first?.model.local === true ? this.local.find(key, this.runtime.now()) : undefined);
  }

  async keep(key: string, answer: KeptAnswer, { model, isFirstChoice }: Candidate, ttlSeconds: number): Promise<void> {
    if (model.local) return this.local.keep(key, answer, this.runtime.now() + ttlSeconds * 1_000);
    return this.shared.set(key, answer, { ttlSeconds: isFirstChoice ? ttlSeconds : Math.min(ttlSeconds, longestFallbackTtlSeconds) });
  }

  /** @returns how many answers were kept, in the store and by this process */
  async clear(answers: ClearedAnswers): Promise<number> {
    const ofRules = this.clearLocal(answers);
    return ofRules + (await this.shared.clear(beginningOf(answers)));
  }

  /** Forgets answers of the rules, which every process keeps for itself. @returns how many there were. */
  clearLocal(answers: ClearedAnswers): number {
    return this.local.clear(beginningOf(answers));
  }

  countHit(task: string, saved: SavedCall): void {
    this.counts.hit(task, saved);
  }

  countMiss(task: string): void {
    this.counts.miss(task);
  }

  /** Answers of the rules are those of this process. */
  async stats(): Promise<CacheStats> {
    const [counted, { backend, connected, usedMemory }, inStore] = await Promise.all([
      this.counts.find(),
      this.store.status(),
      this.shared.size(),
    ]);
    return { ...counted, cachedResponses: inStore + this.local.size(this.runtime.now()), backend, connected, usedMemory };
  }
}

/** What the keys of the named answers have in common. */
const beginningOf = ({ task, entry }: ClearedAnswers): string => entry ?? (task === undefined ? '' : `${task}:`);
