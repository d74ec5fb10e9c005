import type { DocumentCollection } from './document-collection';
import type { DocumentDefinition, StoredDocument } from './document-definition';

/** Where documents live: NeDB files in the embedded profile, MongoDB in the distributed one. Also the injection token. */
export abstract class DocumentStore {
  /**
   * Opens a collection; ask for it in the constructor of a repository, so that its indexes exist when the process has
   * started. The same definition gives the same collection.
   */
  abstract collection<T extends StoredDocument>(definition: DocumentDefinition<T>): DocumentCollection<T>;

  /** @returns whether reads and writes can be expected to succeed now; answers within about a second and never throws. */
  abstract isReady(): Promise<boolean>;
}
