import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { DuplicateDocumentError } from '../duplicate-document.error';

/**
 * NeDB says which key stood in the way but not of which index: that is the one under which the document has this key.
 * @returns the error of ours when NeDB refused the document for a unique index, else the error as it was
 */
export function explainDuplicate<T extends StoredDocument>(
  { collection, indexes }: DocumentDefinition<T>,
  document: object,
  error: unknown,
): unknown {
  if (!(error instanceof Error) || !('errorType' in error) || error.errorType !== 'uniqueViolated') return error;
  const key = 'key' in error ? error.key : undefined;
  const unique = [['_id'], ...indexes.filter(({ isUnique }) => isUnique).map(({ paths }) => paths)];
  const fields = unique.find((paths) => hasKey(document, paths, key)) ?? ['_id'];
  return new DuplicateDocumentError(collection, fields, error);
}

function hasKey(document: object, paths: readonly string[], key: unknown): boolean {
  const [first] = paths;
  if (first === undefined) return false;
  if (paths.length > 1) return typeof key === 'object' && key !== null && paths.every((path) => path in key);
  return valuesAt(document, first.split('.')).some((value) => JSON.stringify(value) === JSON.stringify(key));
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return [value];
  return typeof value === 'object' && value !== null ? valuesAt((value as Record<string, unknown>)[key], rest) : [undefined];
}
