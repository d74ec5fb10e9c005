import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** What this installation remembers of itself. */
export interface InstallationDocument {
  _id: string;
  firstRunEndedAt: Date;
}

const schema = new Schema({ _id: { type: String, required: true }, firstRunEndedAt: { type: Date, required: true } });

export const installation = defineDocument<InstallationDocument>({ collection: 'installation', schema });
