import type { CodeLine } from './code-lines';
import type { CodeRule, Severity } from './code-rule';

/** A mistake at its place. */
export interface CodeIssue {
  readonly severity: Severity;
  readonly lines: readonly number[];
  readonly title: string;
  readonly fix: string;
  readonly cwe?: string | undefined;
  /** The first line where it is, as it was written. */
  readonly excerpt: string;
}

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
const shownLines = 5;

/** @returns what the rules find, the worst first; the same mistake on many lines is one. */
export function findIssues(lines: readonly CodeLine[], rules: readonly CodeRule[]): CodeIssue[] {
  const found = rules.flatMap((rule) => {
    const places = lines.filter((line) => rule.pattern.test(line[rule.reads]));
    const [first] = places;
    return first === undefined ? [] : [issueOf(rule, places, first)];
  });
  return sortIssues(found);
}

function issueOf({ severity, title, fix, cwe }: CodeRule, places: readonly CodeLine[], first: CodeLine): CodeIssue {
  return { severity, title, fix, cwe, lines: places.slice(0, shownLines).map(({ number }) => number), excerpt: first.line.trim() };
}

/** @returns issues by how bad they are, then by where they are. */
export const sortIssues = (issues: readonly CodeIssue[]): CodeIssue[] =>
  [...issues].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity) || (one.lines[0] ?? 0) - (other.lines[0] ?? 0),
  );
