import { z } from 'zod';

/** @returns a schema of one or more server addresses, separated by commas as clients read them, with one of the given protocols. */
export function serverUrl(...protocols: readonly string[]): z.ZodType<string> {
  return z
    .string()
    .regex(new RegExp(`^(${protocols.map((protocol) => protocol.replace('+', '\\+')).join('|')})://[^\\s/]`))
    .describe(`an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`);
}
