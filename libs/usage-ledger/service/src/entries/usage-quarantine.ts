import { isEarshotError } from '@earshot/contracts';
import { Metrics } from '@earshot/platform/observability';
import { defineDocument, DocumentStore, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Schema } from 'mongoose';
import { createHash } from 'node:crypto';
import { Clock } from '../clock';

/** Something that claims to be usage and cannot be booked; a person has to look at it. */
interface QuarantinedUsage {
  readonly _id: string;
  readonly attemptId: string;
  readonly reason: string;
  /** What was claimed, as JSON. */
  readonly body: string;
  readonly receivedAt: Date;
}

const text = { type: String, required: true } as const;

const usageQuarantine = defineDocument<QuarantinedUsage>({
  collection: 'usage_quarantine',
  schema: new Schema({ _id: String, attemptId: text, reason: text, body: text, receivedAt: { type: Date, required: true } })
    .index({ attemptId: 1 })
    .index({ receivedAt: -1 }),
});

const logger = new Logger('UsageLedger');

/** Keeps what contradicts the ledger instead of overwriting or losing it, and raises the alarm. */
@Injectable()
export class UsageQuarantine {
  private readonly collection: DocumentCollection<QuarantinedUsage>;

  constructor(
    store: DocumentStore,
    private readonly metrics: Metrics,
    private readonly clock: Clock,
  ) {
    this.collection = store.collection(usageQuarantine);
  }

  /** The same claim is kept once, however often it arrives. */
  async put({ attemptId, reason, body }: { attemptId: string; reason: string; body: string }): Promise<void> {
    this.metrics.counter({ name: 'earshot_usage_quarantined_total', help: 'Usage that contradicts the ledger.' }).inc();
    logger.error({ message: 'Usage contradicts the ledger and was put into quarantine', attemptId, reason });
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
    try {
      await this.collection.insert({ _id: `${attemptId}_${digest}`, attemptId, reason, body, receivedAt: this.clock.now() });
    } catch (error) {
      if (!isEarshotError(error, 'CONFLICT')) throw error;
    }
  }

  findByAttempt(attemptId: string): Promise<{ reason: string; body: string }[]> {
    return this.collection.findMany({ attemptId });
  }
}
