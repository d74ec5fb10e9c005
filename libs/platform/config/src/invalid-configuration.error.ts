/** The environment of a process does not fit; it must not start. Names variables and never shows a value. */
export class InvalidConfigurationError extends Error {
  constructor(
    readonly processName: string,
    /** One sentence for each wrong variable: what to set. */
    readonly problems: readonly string[],
  ) {
    super([`The configuration of ${processName} is wrong:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.name = 'InvalidConfigurationError';
    // A stack would bury the sentences that say what to set, and no line of code is to blame.
    this.stack = this.message;
  }
}
