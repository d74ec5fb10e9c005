import type { StemKind } from '@earshot/contracts';
import { defineDocument } from '@earshot/platform/persistence';
import { Schema } from 'mongoose';

/** One stem of one content. It belongs to the bytes, not to a person, and is there only once it is whole. */
export interface StemDocument {
  /** `<contentHash>:<stemsVersion>:<kind>` */
  _id: string;
  contentHash: string;
  kind: StemKind;
  blobId: string;
  sizeBytes: number;
  durationSeconds: number;
  separatedAt: Date;
}

const schema = new Schema({
  _id: { type: String, required: true },
  contentHash: { type: String, required: true },
  kind: { type: String, required: true },
  blobId: { type: String, required: true },
  sizeBytes: { type: Number, required: true },
  durationSeconds: { type: Number, required: true },
  separatedAt: { type: Date, required: true },
});
schema.index({ contentHash: 1 });
schema.index({ blobId: 1 });

export const stems = defineDocument<StemDocument>({ collection: 'stems', schema });
