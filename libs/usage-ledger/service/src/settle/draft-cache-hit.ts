import { EarshotError, noTokens, type CallerIdentity, type recordCacheHit } from '@earshot/contracts';
import { costOfUsage, findImplausibility, periodOf } from '@earshot/usage-ledger/accounting';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { PriceList } from '../admit/price-list';
import { Clock } from '../clock';
import type { UsageEntry } from '../entries/usage-entry.document';

/** Makes the line of an answer that came from the cache: it used nothing and saved what the call would have cost. */
@Injectable()
export class DraftCacheHit {
  constructor(
    private readonly prices: PriceList,
    private readonly clock: Clock,
  ) {}

  /** @throws EarshotError INVALID_INPUT for a model without a price, and for a usage that contradicts itself */
  execute(request: z.output<typeof recordCacheHit.request>, { tenantId, userId }: CallerIdentity): UsageEntry {
    const { attemptId, saved, fileId = null, ...identity } = request;
    const reason = findImplausibility(saved);
    if (reason !== undefined) throw new EarshotError('INVALID_INPUT', reason, { details: { field: 'saved', attemptId } });
    const recordedAt = this.clock.now();
    const price = this.prices.find({ ...identity, at: recordedAt });
    return {
      _id: attemptId,
      kind: 'cache-hit',
      tenantId,
      userId,
      period: periodOf(recordedAt),
      ...identity,
      fileId,
      outcome: 'answered',
      estimated: false,
      usage: noTokens,
      costNanoUsd: 0n,
      savedNanoUsd: costOfUsage(saved, price.rates),
      reserved: null,
      ...price,
      recordedAt,
      postingId: randomUUID(),
    };
  }
}
