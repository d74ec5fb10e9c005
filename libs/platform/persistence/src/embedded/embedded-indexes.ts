import type Datastore from '@seald-io/nedb';
import type { DocumentDefinition, StoredDocument } from '../document-definition';

type EmbeddedIndex = Parameters<Datastore['ensureIndexAsync']>[0] & { readonly fieldName: string[] };

/**
 * The indexes of a schema as NeDB can use them. It reads a compound index only when every path is given, never its prefix:
 * so the first path of each is indexed by itself, and compound ones are kept only where they must be unique.
 */
export function embeddedIndexes<T extends StoredDocument>({ indexes, schema }: DocumentDefinition<T>): EmbeddedIndex[] {
  const wanted = new Map<string, EmbeddedIndex>();
  const leading = indexes.flatMap(({ paths }) => paths.slice(0, 1)).filter((path) => path !== '_id');
  for (const path of leading) if (!isWithinArray(schema, path)) wanted.set(path, { fieldName: [path] });
  for (const { paths, isUnique, isSparse, expireAfterSeconds } of indexes) {
    if (!isUnique && expireAfterSeconds === undefined) continue;
    wanted.set([...paths].toSorted().join(','), {
      fieldName: [...paths],
      unique: isUnique,
      sparse: isSparse,
      ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    });
  }
  return [...wanted.values()];
}

// A range over an index of array elements would give the same document several times.
function isWithinArray(schema: DocumentDefinition<StoredDocument>['schema'], path: string): boolean {
  const parts = path.split('.');
  return parts.some((_, depth) => schema.path(parts.slice(0, depth + 1).join('.'))?.instance === 'Array');
}
