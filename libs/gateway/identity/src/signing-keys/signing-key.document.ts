import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** A key that this installation made for itself. */
export interface SigningKeyDocument {
  _id: string;
  privateKeyPem: string;
  createdAt: Date;
}

const schema = new Schema({
  _id: { type: String, required: true },
  privateKeyPem: { type: String, required: true },
  createdAt: { type: Date, required: true },
});

export const signingKeys = defineDocument<SigningKeyDocument>({ collection: 'signing_keys', schema });
