import type { JobContract } from '@earshot/contracts';
import type { EncodedError } from '@earshot/platform/errors';
import { ulid } from '@earshot/platform/identifiers';
import { defineDocument, type DocumentCollection, DocumentStore } from '@earshot/platform/persistence';
import { Injectable } from '@nestjs/common';
import { Schema } from 'mongoose';
import { fromWire, toWire } from '../calls/json-wire';
import { type DeadLetter, DeadLetters } from '../ports/dead-letters';

interface DeadLetterDocument {
  readonly _id: string;
  readonly subject: string;
  readonly jobId: string;
  readonly body: string;
  readonly attempts: number;
  readonly error: string;
  readonly diedAt: Date;
}

const text = { type: String, required: true } as const;
const keptSeconds = 30 * 86_400;

const deadLetterDefinition = defineDocument<DeadLetterDocument>({
  collection: 'dead_letters',
  schema: new Schema({
    _id: String,
    subject: text,
    jobId: text,
    body: text,
    attempts: { type: Number, required: true },
    error: text,
    diedAt: { type: Date, required: true },
  })
    .index({ subject: 1, _id: -1 })
    .index({ diedAt: 1 }, { expireAfterSeconds: keptSeconds }),
});

/** Dead letters in the document store, for thirty days. */
@Injectable()
export class StoredDeadLetters extends DeadLetters {
  private readonly documents: DocumentCollection<DeadLetterDocument>;

  constructor(store: DocumentStore) {
    super();
    this.documents = store.collection(deadLetterDefinition);
  }

  async put(subject: string, letter: Omit<DeadLetter, 'diedAt'>): Promise<void> {
    const { id: jobId, payload, attempts, error } = letter;
    const body = toWire({ data: payload });
    await this.documents.insert({ _id: ulid(), subject, jobId, body, attempts, error: JSON.stringify(error), diedAt: new Date() });
  }

  async list({ subject }: JobContract, { limit }: { readonly limit: number }): Promise<DeadLetter[]> {
    const documents = await this.documents.findMany({ subject }, { sort: { _id: -1 }, limit });
    return documents.map(({ jobId, body, attempts, error, diedAt }) => ({
      id: jobId,
      payload: fromWire(body).data,
      attempts,
      error: JSON.parse(error) as EncodedError,
      diedAt: diedAt.toISOString(),
    }));
  }
}
