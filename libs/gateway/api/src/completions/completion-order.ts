import { EarshotError, type CompletionRequest } from '@earshot/contracts';
import { ulid } from '@earshot/platform/identifiers';
import { given } from '../graphql/given';
import type { AskInput } from '../schema-types.generated';

/** The values of a prompt's variables; what a client left out is said to be so. */
const asVariables = (values: Readonly<Record<string, string | null | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? 'not given']));

/** @returns a request for a task whose variables are given by name. */
export const orderOf = (task: string, values: Readonly<Record<string, string | null | undefined>>): CompletionRequest => ({
  operationId: ulid(),
  task,
  variables: asVariables(values),
  batch: false,
});

/**
 * @returns what was asked as a request to the router
 * @throws EarshotError INVALID_INPUT for variables that are no texts or numbers
 */
export function orderOfQuestion({ prompt, task, template, variables, metadata: _own, ...choices }: AskInput): CompletionRequest {
  return { ...orderOf(template ?? task ?? 'quick_query', { ...readVariables(variables), prompt }), ...given(choices) };
}

function readVariables(variables: unknown): Record<string, string> {
  if (variables === null || variables === undefined) return {};
  if (typeof variables !== 'object' || Array.isArray(variables)) throw invalid();
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      if (!['string', 'number', 'boolean'].includes(typeof value)) throw invalid();
      return [name, String(value)];
    }),
  );
}

const invalid = (): EarshotError =>
  new EarshotError('INVALID_INPUT', 'variables: an object whose values are texts or numbers is expected.', {
    details: { field: 'variables' },
  });
