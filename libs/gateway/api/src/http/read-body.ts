import { EarshotError } from '@earshot/contracts';
import type { z } from 'zod';

/**
 * Reads the JSON body of a REST route. Fields that are not named are left aside.
 *
 * @throws EarshotError INVALID_INPUT that names the first field that is not acceptable
 */
export function readBody<Schema extends z.ZodObject>(schema: Schema, body: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  if (field === '') throw new EarshotError('INVALID_INPUT', 'Send a JSON object as application/json.');
  throw new EarshotError('INVALID_INPUT', `${field}: ${issue?.message ?? 'is invalid'}.`, { details: { field } });
}
