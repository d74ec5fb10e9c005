/**
 * @returns the text of an environment variable that the operator's own files name, such as a key in the catalogue; undefined
 * where it is not set or empty
 */
export function readVariable(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}
