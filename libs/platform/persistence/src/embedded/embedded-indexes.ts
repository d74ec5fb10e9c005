import type { DocumentDefinition, StoredDocument } from '../document-definition';
import type { SortedIndexOptions } from './sorted-index';

/** The indexes of a schema that this store keeps: none over elements of arrays, which would give a document several places. */
export function embeddedIndexes<T extends StoredDocument>({ indexes, schema }: DocumentDefinition<T>): SortedIndexOptions[] {
  return indexes.filter(({ paths, isUnique }) => isUnique || !paths.some((path) => isWithinArray(schema, path)));
}

function isWithinArray(schema: DocumentDefinition<StoredDocument>['schema'], path: string): boolean {
  const parts = path.split('.');
  return parts.some((_, depth) => schema.path(parts.slice(0, depth + 1).join('.'))?.instance === 'Array');
}
