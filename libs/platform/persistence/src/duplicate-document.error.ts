import { EarshotError } from '@earshot/contracts';

/** A unique index forbids the write. Recognised by its code, CONFLICT; `details.fields` names the paths of the index. */
export class DuplicateDocumentError extends EarshotError {
  constructor(collection: string, fields: readonly string[], cause?: unknown) {
    super('CONFLICT', `There is already a document in "${collection}" with the same ${fields.join(', ')}.`, {
      details: { collection, fields: [...fields] },
      cause,
    });
    this.name = 'DuplicateDocumentError';
  }
}
