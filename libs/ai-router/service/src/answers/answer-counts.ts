import { formatNanoUsd, parseNanoUsd, type CacheStats, type TokenUsage, type UsdAmount } from '@earshot/contracts';
import type { CacheStore, Counters } from '@earshot/platform/cache';
import { Logger } from '@nestjs/common';

/** The group of counters in the store. */
const group = 'answers';

/** What a kept answer saved. */
export interface SavedCall {
  readonly usage: TokenUsage;
  readonly savedUsd: UsdAmount;
}

type CountedStats = Pick<CacheStats, 'hits' | 'misses' | 'totalRequests' | 'hitRatePercent' | 'savedTokens' | 'savedUsd'>;

/** Counts what kept answers are good for. The counters lie in the store, so that all replicas add to the same. */
export class AnswerCounts {
  private readonly logger = new Logger(AnswerCounts.name);

  constructor(private readonly store: CacheStore) {}

  hit(task: string, { usage, savedUsd }: SavedCall): void {
    const saved = { savedTokens: usage.totalTokens, savedNanoUsd: Number(parseNanoUsd(savedUsd)) };
    this.add('An answer was kept from before', task, { hits: 1, ...saved });
  }

  miss(task: string): void {
    this.add('An answer was not kept from before', task, { misses: 1 });
  }

  async find(): Promise<CountedStats> {
    return describeCounters(await this.store.count(group));
  }

  /** Nobody waits for it: an answer is worth more than a count. */
  private add(message: string, task: string, increments: Counters): void {
    void this.store.count(group, increments).then((counters) => this.logger.debug({ message, task, ...describeCounters(counters) }));
  }
}

function describeCounters({ hits = 0, misses = 0, savedTokens = 0, savedNanoUsd = 0 }: Counters): CountedStats {
  const totalRequests = hits + misses;
  const hitRatePercent = totalRequests === 0 ? 0 : Math.round((hits / totalRequests) * 10_000) / 100;
  return { hits, misses, totalRequests, hitRatePercent, savedTokens, savedUsd: formatNanoUsd(BigInt(savedNanoUsd)) };
}
