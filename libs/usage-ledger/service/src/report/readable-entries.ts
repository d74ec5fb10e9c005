import { EarshotError, type CallerIdentity, type UsageFilter } from '@earshot/contracts';
import type { EntryQuery } from '../entries/usage-entry.repository';

/**
 * @returns the query that a caller may make: its own lines, or for an administrator those of one user or of all
 * @throws EarshotError FORBIDDEN, and INVALID_INPUT for a span that ends before it begins
 */
export function readableEntries({ from, to, userId, task, model }: UsageFilter, caller: CallerIdentity): EntryQuery {
  const isAdmin = caller.role === 'ADMIN';
  if (!isAdmin && userId !== undefined && userId !== caller.userId) {
    throw new EarshotError('FORBIDDEN', 'Only an administrator sees the usage of another user.');
  }
  const span = { from: toDate(from), to: toDate(to) };
  if (span.from !== undefined && span.to !== undefined && span.from >= span.to) {
    throw new EarshotError('INVALID_INPUT', 'The end of the span must lie behind its beginning.', { details: { field: 'to' } });
  }
  return { userId: isAdmin ? userId : caller.userId, task, model, ...span };
}

const toDate = (instant: string | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));
