import { inspectCode } from '../code/inspect-code';
import type { CodeIssue } from '../code/find-issues';
import { describeIssue } from '../code/write-review';
import { codeIn, givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { explainError, type ExplainedError } from './explain-error';
import { findFrame, type Frame } from './find-frame';

const longestQuote = 200;
const mostIssues = 5;

/** Finds the cause of an error by patterns of logs and by what rules see in the code. */
export const writeDebugging: LocalRule = (question) => {
  const request = givenValue(question, 'prompt');
  const code = codeIn(givenValue(question, 'code') || request);
  const log = givenValue(question, 'error_log') || request;
  if (`${code}${log}`.trim() === '') return undefined;
  const fileName = givenValue(question, 'file_name');
  const explained = explainError(log);
  const frame = findFrame(log, code, fileName);
  const { issues } = inspectCode(code, '', fileName);
  const near = issues.filter(({ severity, lines }) => severity !== 'low' || lines.includes(frame?.line ?? 0)).slice(0, mostIssues);
  return [
    `## Cause\n\n${writeCause(explained, frame, near)}`,
    `## Fix\n\n${writeFix(explained, near)}`,
    `## Why It Works\n\n${explained?.why ?? 'It removes what the rules can show to be wrong; whether that was the cause, the next run tells.'}`,
    `## Prevent\n\n${explained?.prevent ?? 'Keep the input that fails as a test.'}`,
    signature('patterns of logs and code'),
  ].join('\n\n');
};

function writeCause(explained: ExplainedError | undefined, frame: Frame | undefined, issues: readonly CodeIssue[]): string {
  const [worst] = issues;
  const place =
    frame === undefined ? '' : ` It arises in line ${frame.line}: \`${frame.code.replaceAll('`', "'").slice(0, longestQuote)}\`.`;
  if (explained !== undefined)
    return `${explained.cause}${place}\n\nThe log says: \`${explained.said.replaceAll('`', "'").slice(0, longestQuote)}\``;
  if (worst !== undefined)
    return `The log shows no error that the rules know.${place} The most likely place is line ${worst.lines[0] ?? 1}: ${worst.title}.`;
  return `The log shows no error that the rules know, and the code no mistake.${place} The observation that would decide: the whole trace, from its first line to its last, and the values of the failing line.`;
}

function writeFix(explained: ExplainedError | undefined, issues: readonly CodeIssue[]): string {
  const steps = [
    ...(explained === undefined ? [] : [explained.fix]),
    ...(issues.length === 0 ? [] : [`In the code:\n\n${issues.map(describeIssue).join('\n')}`]),
  ];
  return steps.length === 0 ? 'Log the values that the failing line uses, just before it, and run it again.' : steps.join('\n\n');
}
