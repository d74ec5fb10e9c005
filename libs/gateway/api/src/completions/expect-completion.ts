import { EarshotError, isEarshotError, type Completion } from '@earshot/contracts';
import { expecting } from '../graphql/user-errors';

/** @returns a completion as a member of its union, or that member which says why there is none. */
export const expectCompletion = (ask: () => Promise<Completion>) =>
  expecting(['INVALID_INPUT', 'BUDGET_EXCEEDED', 'SECRET_DETECTED', 'PROVIDERS_UNAVAILABLE'], async () => ({
    __typename: 'Completion' as const,
    ...(await ask().catch(asInput)),
  }));

/** A task or template that is not there is a mistake in the input. */
function asInput(error: unknown): never {
  if (!isEarshotError(error, 'NOT_FOUND')) throw error;
  throw new EarshotError('INVALID_INPUT', error.message, { details: { field: 'task' }, cause: error });
}
