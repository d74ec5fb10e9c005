import { EarshotError } from '@earshot/contracts';
import type { DocumentDefinition, StoredDocument } from '../document-definition';
import { fittingCopy, misfit } from './fitting-copy';
import { plainValue } from './plain-value';

/** A document as it goes to a store: plain data that the schema accepted. */
export type CastDocument = Record<string, unknown> & StoredDocument;

/**
 * Casts and validates a whole document by its schema, with defaults filled in and unknown fields dropped.
 * @throws EarshotError INVALID_INPUT; `details.fields` says for each refused path what is wrong with it
 */
export async function castDocument<T extends StoredDocument>(definition: DocumentDefinition<T>, document: object): Promise<CastDocument> {
  const copy = fittingCopy(definition.schema, document);
  if (copy !== misfit) return copy as CastDocument;
  const cast = new definition.model(document);
  try {
    await cast.validate();
  } catch (error) {
    throw invalidDocument(definition.collection, error);
  }
  return plainValue(cast) as CastDocument;
}

function invalidDocument(collection: string, cause: unknown): EarshotError {
  const fields = Object.fromEntries(Object.entries(fieldErrors(cause)).map(([path, error]) => [path, error.kind ?? 'invalid']));
  return new EarshotError('INVALID_INPUT', `The document does not fit "${collection}": ${Object.keys(fields).join(', ')}.`, {
    details: { collection, fields },
    cause,
  });
}

const fieldErrors = (error: unknown): Record<string, { kind?: string }> =>
  typeof error === 'object' && error !== null && 'errors' in error ? (error.errors as Record<string, { kind?: string }>) : {};
