import type { Role } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

export type FeedbackProfile = 'SIMPLE' | 'DETAILED' | 'PRO';

export interface Preferences {
  autoAnalyze: boolean;
  vibeModel: string;
  feedbackProfile: FeedbackProfile;
}

export interface UserDocument {
  _id: string;
  /** In lower case: two spellings of an address are one account. */
  email: string;
  username: string;
  /** argon2id in PHC notation. */
  passwordHash: string;
  role: Role;
  isActive: boolean;
  preferences: Preferences;
  createdAt: Date;
}

const schema = new Schema({
  _id: { type: String, required: true },
  email: { type: String, required: true },
  username: { type: String, required: true },
  passwordHash: { type: String, required: true },
  role: { type: String, required: true },
  isActive: { type: Boolean, required: true },
  preferences: {
    type: new Schema({
      autoAnalyze: { type: Boolean, required: true },
      vibeModel: { type: String, required: true },
      feedbackProfile: { type: String, required: true },
    }),
    required: true,
  },
  createdAt: { type: Date, required: true },
});
schema.index({ email: 1 }, { unique: true });

export const users = defineDocument<UserDocument>({ collection: 'users', schema });
