import { readLines } from './code-lines';
import { findComplexity } from './find-complexity';
import { findIssues, sortIssues, type CodeIssue } from './find-issues';
import { familyOf, guessFamily, type LanguageFamily } from './language-family';
import { measureFunctions, type FunctionSize } from './measure-functions';
import { rulesOf } from './rules/code-rules';

/** What rules see in a piece of code. */
export interface Inspection {
  readonly family: LanguageFamily;
  readonly issues: readonly CodeIssue[];
  readonly functions: readonly FunctionSize[];
  readonly lineCount: number;
  readonly ruleCount: number;
}

/** @param language by its name or the ending of its files; what the code looks like decides where it says nothing. */
export function inspectCode(code: string, language = '', fileName = ''): Inspection {
  const named = familyOf(language, fileName);
  const family = named === 'other' ? guessFamily(code) : named;
  const lines = readLines(code, family);
  const rules = rulesOf(family);
  const functions = measureFunctions(lines, family);
  const issues = sortIssues([...findIssues(lines, rules), ...findComplexity(functions)]);
  return { family, issues, functions, lineCount: code.split('\n').length, ruleCount: rules.length };
}
