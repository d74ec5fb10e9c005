import { Schema } from 'mongoose';
import { defineDocument } from './document-definition';

/** What the contract of the stores writes and reads. */
export interface Track {
  readonly _id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly contentHash?: string;
  readonly status: 'NEW' | 'DONE' | 'FAILED';
  readonly tags: readonly string[];
  readonly plays: number;
  readonly costNanoUsd: bigint;
  readonly uploadedAt: Date;
  readonly leaseUntil: Date | null;
  readonly reservations: readonly { readonly attemptId: string; readonly amount: bigint }[];
  readonly shares: Readonly<Record<string, bigint>>;
  readonly measured: { readonly tempo: { readonly bpm: number | null } };
}

const trackSchema = new Schema({
  _id: { type: String, required: true },
  ownerId: { type: String, required: true },
  title: { type: String, required: true },
  contentHash: { type: String },
  status: { type: String, enum: ['NEW', 'DONE', 'FAILED'], default: 'NEW' },
  tags: [String],
  plays: { type: Number, default: 0 },
  costNanoUsd: { type: BigInt, default: 0n },
  uploadedAt: { type: Date, required: true },
  leaseUntil: { type: Date, default: null },
  reservations: [{ attemptId: { type: String, required: true }, amount: BigInt }],
  shares: { type: Map, of: BigInt, default: {} },
  measured: { tempo: { bpm: { type: Number, default: null } } },
});
trackSchema.index({ ownerId: 1, uploadedAt: -1 });
trackSchema.index({ ownerId: 1, title: 1 }, { unique: true });
trackSchema.index({ contentHash: 1 }, { unique: true, sparse: true });

export const trackDefinition = defineDocument<Track>({ collection: 'tracks', schema: trackSchema });

/** @returns a document of the collection, with a title of its own */
export const track = (id: string, rest: Partial<Track> = {}): Track => ({
  _id: id,
  ownerId: 'ann',
  title: `title ${id}`,
  status: 'NEW',
  tags: [],
  plays: 0,
  costNanoUsd: 0n,
  uploadedAt: new Date('2026-11-01T00:00:00.000Z'),
  leaseUntil: null,
  reservations: [],
  shares: {},
  measured: { tempo: { bpm: null } },
  ...rest,
});

export const ids = (documents: readonly { readonly _id: string }[]): string[] => documents.map(({ _id }) => _id).toSorted();
export const refused = (code: string): unknown => expect.objectContaining({ code });
