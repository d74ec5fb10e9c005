import { EarshotError } from '@earshot/contracts';
import type { z } from 'zod';
import { findJson } from './find-json';

const shownIssues = 5;

/**
 * Reads what a model wrote as the value that its task asks for; everything that can be repaired without another call is.
 *
 * @throws EarshotError PROVIDER_BAD_OUTPUT with details `{ issues }`; the text itself is in no error
 */
export function readOutput<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  const value = findJson(text);
  if (value === undefined) throw new EarshotError('PROVIDER_BAD_OUTPUT', 'The answer holds no JSON.', { details: { issues: [] } });
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issues = checked.error.issues.slice(0, shownIssues).map(({ path, message }) => ({ field: path.join('.'), message }));
  throw new EarshotError('PROVIDER_BAD_OUTPUT', `The answer does not fit its schema at ${issues[0]?.field ?? ''}.`, {
    details: { issues },
  });
}
