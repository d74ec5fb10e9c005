import { EarshotError } from '@earshot/contracts';

const longest = 200;

/** Refuses, with INVALID_INPUT, an id or key that is empty or longer than 200 characters: it becomes part of a subject. */
export function checkIdentifier(name: string, value: string): void {
  if (value.length >= 1 && value.length <= longest) return;
  const message = `has 1 to ${longest} characters`;
  throw new EarshotError('INVALID_INPUT', `${name}: ${message}`, { details: { issues: [{ path: name, message }] } });
}
