/** The operator's catalogue cannot be used; the process does not start with half of it. */
export class InvalidCatalogueError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The catalogue that EARSHOT_CATALOGUE names is out of order:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidCatalogueError';
  }
}
