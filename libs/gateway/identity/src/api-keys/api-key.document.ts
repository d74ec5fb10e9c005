import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** A key for programs; only the hash of its secret is kept. */
export interface ApiKeyDocument {
  _id: string;
  userId: string;
  name: string;
  /** How the secret begins, to recognise it. */
  prefix: string;
  /** SHA-256 of the secret, in hex: the secret is random, so nothing slower is needed. */
  secretHash: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const schema = new Schema({
  _id: { type: String, required: true },
  userId: { type: String, required: true },
  name: { type: String, required: true },
  prefix: { type: String, required: true },
  secretHash: { type: String, required: true },
  createdAt: { type: Date, required: true },
  lastUsedAt: { type: Date, default: null },
  revokedAt: { type: Date, default: null },
});
schema.index({ secretHash: 1 }, { unique: true });
schema.index({ userId: 1, createdAt: -1 });

export const apiKeys = defineDocument<ApiKeyDocument>({ collection: 'api_keys', schema });
