import type { OutputIssue } from './repair-output';

/**
 * @returns what is wrong with an answer, in words for the model that gave it: fields and what was expected of them, and
 *   nothing of what it wrote
 */
export function describeFailure(issues: readonly OutputIssue[]): string {
  const [first, ...others] = issues;
  if (first === undefined || (first.field === '' && others.length === 0))
    return `The answer cannot be used. ${first?.message ?? ''}`.trim();
  const wrong = issues.map(({ field, message }) => `${field === '' ? 'the whole' : field}: ${message.replace(/\.$/, '')}`);
  return `The answer does not fit its schema at ${issues.map(({ field }) => field).join(', ')}. Expected: ${wrong.join('; ')}.`;
}
