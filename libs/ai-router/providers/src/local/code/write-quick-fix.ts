import { codeIn, givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { inspectCode } from './inspect-code';

interface Mend {
  readonly before: RegExp;
  readonly after: string;
}

/** Changes that are safe wherever they fit. */
const mends: readonly Mend[] = [
  { before: /([\w.]{1,60}) == None\b/, after: '$1 is None' },
  { before: /([\w.]{1,60}) != None\b/, after: '$1 is not None' },
  { before: /\byaml\.load\(([^(),]{1,80})\)/, after: 'yaml.safe_load($1)' },
  { before: /\bparseInt\(([\w.]{1,60})\)/, after: 'parseInt($1, 10)' },
  { before: /\bnew Buffer\(/, after: 'Buffer.from(' },
  { before: /(<)=(\s?[\w.]{1,60}\.length\b)/, after: '$1$2' },
  { before: /^(\s{0,40})var (?=\w)/, after: '$1let ' },
  { before: /\bexcept\s?:/, after: 'except Exception:' },
];

const longestLine = 400;

/** Mends what can be mended in place, where the text to replace occurs once; otherwise it says what it would mend. */
export const writeQuickFix: LocalRule = (question) => {
  const material = givenValue(question, 'context', 'prompt');
  const code = codeIn(material);
  const { issues } = inspectCode(code);
  const change = code
    .split('\n')
    .filter(({ length }) => length <= longestLine)
    .flatMap((line) =>
      mends
        .filter(({ before }) => before.test(line))
        .map(({ before, after }) => ({ file: '', before: line, after: line.replace(before, after) })),
    )
    .find(({ before }) => code.split(before).length === 2);
  const [worst] = issues;
  return JSON.stringify({
    problem: worst === undefined ? 'Rules see no mistake in the material.' : `Line ${worst.lines[0] ?? 1}: ${worst.title}.`,
    changes: change === undefined ? [] : [change],
    explanation: `${worst?.fix ?? 'Send the code with the error that it gives.'} Found by rules on this machine; no model has read it.`,
    confidence: change === undefined ? 'LOW' : 'MEDIUM',
  });
};
