import { codeIn, givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import type { CodeIssue } from './find-issues';
import { inspectCode, type Inspection } from './inspect-code';

const mostIssues = 20;
const longestExcerpt = 90;

/** Reviews code in the layout that the prompt of the task asks models for. */
export const writeReview: LocalRule = (question) => {
  const code = codeIn(givenValue(question, 'file_content', 'prompt'));
  if (code.trim() === '') return undefined;
  const inspection = inspectCode(code, givenValue(question, 'language'), givenValue(question, 'file_path'));
  const { issues, ruleCount, family } = inspection;
  const found = issues.length === 0 ? 'None that rules can see.' : issues.slice(0, mostIssues).map(describeIssue).join('\n');
  const more = issues.length > mostIssues ? `\n- … and ${issues.length - mostIssues} more of low weight.` : '';
  return [
    `## Issues Found\n\n${found}${more}`,
    `## Worth Keeping\n\n${praise(inspection)}`,
    `## Next Step\n\n${nextStep(issues)}`,
    signature(`${ruleCount} rules${family === 'other' ? '' : ` for ${family}`}`),
  ].join('\n\n');
};

/** @returns one bullet. */
export function describeIssue({ severity, lines, title, fix, cwe, excerpt }: CodeIssue): string {
  const place = `line ${lines.join(', ')}`;
  const shown = excerpt === '' ? '' : ` \`${excerpt.replaceAll('`', "'").slice(0, longestExcerpt)}\``;
  return `- **${severity}**, ${place}: ${title}${cwe === undefined ? '' : ` (${cwe})`}.${shown} ${fix}`;
}

function praise({ functions, issues, lineCount }: Inspection): string {
  const longest = Math.max(0, ...functions.map(({ lines }) => lines));
  const facts = [
    ...(functions.length > 0 && longest <= 40
      ? [`- Its ${functions.length} functions are short: none has more than ${longest} lines.`]
      : []),
    ...(issues.some(({ cwe }) => cwe !== undefined) ? [] : ['- No line shows one of the weaknesses that the rules know.']),
    ...(functions.length > 0 && functions.every(({ depth }) => depth <= 2) ? ['- Nothing is nested more than two blocks deep.'] : []),
  ];
  return facts.length === 0 ? `- ${lineCount} lines in one place are easy to look over.` : facts.join('\n');
}

function nextStep([worst]: readonly CodeIssue[]): string {
  if (worst === undefined) return 'Have a person or a model read it for what rules cannot see: whether it does what it is for.';
  return `Begin with line ${worst.lines[0] ?? 1}: ${worst.fix.charAt(0).toLowerCase()}${worst.fix.slice(1)}`;
}
