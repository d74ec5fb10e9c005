import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** A refresh token; only its hash is kept. */
export interface RefreshTokenDocument {
  /** SHA-256 of the token, in hex. */
  _id: string;
  userId: string;
  /** All tokens that descend from one sign-in. */
  familyId: string;
  /** Set when it was exchanged: a second use means that somebody has a copy. */
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}

const schema = new Schema({
  _id: { type: String, required: true },
  userId: { type: String, required: true },
  familyId: { type: String, required: true },
  usedAt: { type: Date, default: null },
  revokedAt: { type: Date, default: null },
  expiresAt: { type: Date, required: true },
});
schema.index({ familyId: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const refreshTokens = defineDocument<RefreshTokenDocument>({ collection: 'refresh_tokens', schema });
