import type { DocumentDefinition, StoredDocument } from '../document-definition';

/** Which documents of a collection are over, by the expiring indexes of its schema. */
export class Expiry {
  private readonly terms: readonly { readonly path: string; readonly afterMs: number }[];

  constructor({ indexes }: DocumentDefinition<StoredDocument>) {
    this.terms = indexes.flatMap(({ paths: [path], expireAfterSeconds }) =>
      path === undefined || expireAfterSeconds === undefined ? [] : [{ path, afterMs: expireAfterSeconds * 1000 }],
    );
  }

  isOver(document: Readonly<Record<string, unknown>>): boolean {
    for (const { path, afterMs } of this.terms) {
      const value = document[path];
      if (value instanceof Date && Date.now() > value.getTime() + afterMs) return true;
    }
    return false;
  }
}
