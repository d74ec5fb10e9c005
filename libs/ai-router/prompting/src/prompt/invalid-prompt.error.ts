/** A folder of prompts that cannot be used; it stops the start of the process. */
export class InvalidPromptError extends Error {
  constructor(
    /** Each names its file and, where there is one, its variable. */
    readonly problems: readonly string[],
  ) {
    super(`Prompts cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'InvalidPromptError';
  }
}
