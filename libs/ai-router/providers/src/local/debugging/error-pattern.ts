/** An error as it is logged, and what is behind it. `$1`, `$2` stand for what the pattern has caught. */
export interface ErrorPattern {
  readonly pattern: RegExp;
  readonly cause: string;
  readonly fix: string;
  readonly why: string;
  readonly prevent: string;
}

/** Says a list of patterns without the names of their fields. */
export const error = (
  pattern: RegExp,
  [cause, fix, why, prevent]: readonly [cause: string, fix: string, why: string, prevent: string],
): ErrorPattern => ({
  ...{ pattern, cause, fix, why, prevent },
});
