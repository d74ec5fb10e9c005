import { EarshotError } from '@earshot/contracts';

/** The error of a value that the schema refuses. It names the field and never repeats the value, which may be secret. */
export const invalidValue = (collection: string, field: string, reason: string, cause?: unknown): EarshotError =>
  new EarshotError('INVALID_INPUT', `The field "${field}" of "${collection}" ${reason}.`, { details: { collection, field }, cause });
