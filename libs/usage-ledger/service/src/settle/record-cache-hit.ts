import { EarshotError, type CallerIdentity, type recordCacheHit } from '@earshot/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { PresentBudget } from '../budget/present-budget';
import { HandOverEntry } from '../entries/hand-over-entry';
import type { UsageEntry } from '../entries/usage-entry.document';
import { AnswerRepetition } from './answer-repetition';
import { DraftCacheHit } from './draft-cache-hit';

/** Records an answer from the cache, once. Its line takes the way of all lines, through the outbox of the budget. */
@Injectable()
export class RecordCacheHit {
  constructor(
    private readonly draft: DraftCacheHit,
    private readonly presentBudget: PresentBudget,
    private readonly answerRepetition: AnswerRepetition,
    private readonly handOver: HandOverEntry,
  ) {}

  /** @throws EarshotError INVALID_INPUT, and CONFLICT for an attempt id that was used otherwise */
  async execute(request: z.output<typeof recordCacheHit.request>, caller: CallerIdentity): Promise<UsageEntry> {
    const entry = this.draft.execute(request, caller);
    return (
      (await this.findOrPost(entry)) ??
      // Another process was faster with the same id.
      (await this.findOrPost(entry)) ??
      refuseReservedId(entry._id)
    );
  }

  private async findOrPost(entry: UsageEntry): Promise<UsageEntry | undefined> {
    const { _id: id, tenantId, period } = entry;
    const budget = await this.presentBudget.ensure(tenantId, period);
    const recorded = await this.answerRepetition.execute({ tenantId, attemptId: id, budget, toldLine: () => entry });
    if (recorded !== null) return recorded;
    return (await this.handOver.post(budget._id, entry)) ? entry : undefined;
  }
}

function refuseReservedId(attemptId: string): never {
  throw new EarshotError('CONFLICT', `The attempt id ${attemptId} is reserved for a call.`, { details: { attemptId } });
}
