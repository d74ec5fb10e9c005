import type { ErrorPattern } from './error-pattern';
import { languageErrors } from './language-errors';
import { systemErrors } from './system-errors';

/** What is behind an error, with what its text names put in. */
export interface ExplainedError {
  readonly cause: string;
  readonly fix: string;
  readonly why: string;
  readonly prevent: string;
  /** The line of the log that says it. */
  readonly said: string;
}

const longestLine = 500;
/** Errors stand at the end of a log, or where it begins. */
const mostLines = 1_000;

/** @returns the innermost error that is known; undefined where the log shows none. */
export function explainError(log: string): ExplainedError | undefined {
  const lines = log.split('\n').map((line) => line.slice(0, longestLine));
  const looked = lines.length > mostLines ? [...lines.slice(0, mostLines / 2), ...lines.slice(-mostLines / 2)] : lines;
  for (const known of [...languageErrors, ...systemErrors]) {
    const said = looked.findLast((line) => known.pattern.test(line));
    if (said !== undefined) return fillIn(known, said);
  }
  return undefined;
}

function fillIn({ pattern, cause, fix, why, prevent }: ErrorPattern, said: string): ExplainedError {
  const caught = pattern.exec(said) ?? [];
  const fill = (text: string): string =>
    text
      .replace(/\$(\d)/g, (_sign, number: string) => (caught[Number(number)] ?? '').trim())
      .replace(/[:,]? ?(?=\.$)/, '')
      .replace(/ {2,}/g, ' ')
      .replace(/``/g, 'it');
  return { cause: fill(cause), fix: fill(fix), why: fill(why), prevent: fill(prevent), said: said.trim() };
}
