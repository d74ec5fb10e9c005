import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** One entry of the embedded event log. The id joins subject and entry id, so that an entry is kept once. */
export interface EventLogDocument {
  readonly _id: string;
  readonly subject: string;
  /** Rises within one subject, from 1 on. */
  readonly sequence: number;
  readonly key: string;
  readonly body: string;
}

const text = { type: String, required: true } as const;

export const eventLogDefinition = defineDocument<EventLogDocument>({
  collection: 'event_log',
  schema: new Schema({ _id: String, subject: text, sequence: { type: Number, required: true }, key: text, body: text })
    .index({ subject: 1, sequence: 1 }, { unique: true })
    .index({ subject: 1, key: 1, sequence: 1 }),
});
