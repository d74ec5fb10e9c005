import type { LanguageFamily } from './language-family';

/** One line of code in the three ways in which rules read it. */
export interface CodeLine {
  readonly number: number;
  readonly line: string;
  /** Without what its strings say and without its comment. */
  readonly code: string;
  readonly comment: string;
}

/** Longer lines were written by a machine. */
const longestLine = 400;
const strings = /"(?:[^"\\]|\\.){0,400}"|'(?:[^'\\]|\\.){0,400}'|`(?:[^`\\]|\\.){0,400}`/g;
const hashComments: ReadonlySet<LanguageFamily> = new Set(['python', 'ruby', 'shell', 'container']);

const commentStart = (family: LanguageFamily): RegExp => {
  if (hashComments.has(family)) return /(?:^|\s)#/;
  if (family === 'sql') return /--/;
  return /(?:^|[^:])\/\/|^\s*\*|\/\*|<!--/;
};

/** @returns the lines of a text that people have written. */
export function readLines(text: string, family: LanguageFamily): CodeLine[] {
  const start = commentStart(family);
  return text.split('\n').flatMap((line, index) => {
    if (line.length > longestLine) return [];
    const plain = line.replace(strings, (found) => found.charAt(0) + found.charAt(0));
    const at = start.exec(plain);
    const code = at === null ? plain : plain.slice(0, at.index + (at[0].startsWith('/') || at[0].trim() === at[0] ? 0 : 1));
    return [{ number: index + 1, line, code: code.trimEnd(), comment: at === null ? '' : line.slice(Math.min(at.index, line.length)) }];
  });
}
