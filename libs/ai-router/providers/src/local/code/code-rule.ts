import type { LanguageFamily } from './language-family';

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** A mistake that can be seen in one line. */
export interface CodeRule {
  readonly severity: Severity;
  /** Languages that it is a mistake in; all where it is empty. */
  readonly families: readonly LanguageFamily[];
  /** Looks at one line of bounded length; every repetition in it is bounded or unambiguous. */
  readonly pattern: RegExp;
  readonly title: string;
  readonly fix: string;
  /** For weaknesses, for example `CWE-89`. */
  readonly cwe?: string;
  /** `code` has its strings and comments blanked, `line` is as it was written, `comment` only what is said beside the code. */
  readonly reads: 'code' | 'line' | 'comment';
}

type Marks = Pick<Partial<CodeRule>, 'cwe' | 'reads'>;

/** Says one family's rules without repeating its name. */
export const rulesFor =
  (...families: readonly LanguageFamily[]) =>
  (severity: Severity, pattern: RegExp, [title, fix]: readonly [title: string, fix: string], marks: Marks = {}): CodeRule => ({
    ...{ severity, families, pattern, title, fix, reads: 'code' },
    ...marks,
  });
