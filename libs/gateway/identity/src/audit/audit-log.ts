import { ulid } from '@earshot/platform/identifiers';
import { DocumentStore, defineDocument, type DocumentCollection } from '@earshot/platform/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { Schema } from 'mongoose';

/** What is worth remembering for whoever looks into an incident. */
export type SecurityEvent =
  | 'account.registered'
  | 'session.opened'
  | 'session.refused'
  | 'session.closed'
  | 'refresh-token.refused'
  | 'api-key.created'
  | 'api-key.revoked'
  | 'plan.changed'
  | 'budget.changed'
  | 'usage.repriced'
  | 'provider-key.switched'
  | 'cache.cleared'
  | 'access.refused';

interface AuditDocument {
  _id: string;
  event: SecurityEvent;
  /** Who did it; null where nobody was recognised. */
  userId: string | null;
  subject: string | null;
  at: Date;
}

const schema = new Schema({
  _id: { type: String, required: true },
  event: { type: String, required: true },
  userId: { type: String, default: null },
  subject: { type: String, default: null },
  at: { type: Date, required: true },
});
schema.index({ userId: 1, at: -1 });

const auditLog = defineDocument<AuditDocument>({ collection: 'audit_log', schema });

/** Remembers security events: appended, never changed. */
@Injectable()
export class AuditLog {
  private readonly logger = new Logger(AuditLog.name);
  private readonly collection: DocumentCollection<AuditDocument>;

  constructor(store: DocumentStore) {
    this.collection = store.collection(auditLog);
  }

  async record(
    event: SecurityEvent,
    { userId = null, subject = null }: { userId?: string | null; subject?: string | null },
  ): Promise<void> {
    this.logger.log({ message: 'Security event.', event, userId, subject });
    await this.collection.insert({ _id: ulid(), event, userId, subject, at: new Date() });
  }
}
