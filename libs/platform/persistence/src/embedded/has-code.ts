/** @returns whether an error of the operating system has the code (`ENOENT`). */
export const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
