import type { StoredDocument } from '../document-definition';

/** A document as it is kept: bigints are numbers. It is never changed, only replaced, so that states may share their parts. */
export type EmbeddedDocument = Readonly<Record<string, unknown>> & StoredDocument;

/** The place of a document in memory, the same for all its states: indexes over what did not change need not be touched. */
export interface StoredRow {
  document: EmbeddedDocument;
}
