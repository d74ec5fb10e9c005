import { shieldText, type SecretPolicy } from '@earshot/ai-router/prompting';
import type { z } from 'zod';

/**
 * Looks for secrets in every text of a value: in variables, messages, tools.
 *
 * @returns the value, with the secrets taken out where the policy is to redact
 * @throws EarshotError SECRET_DETECTED where one holds a secret and the policy is to block
 */
export function shieldTexts<Schema extends z.ZodType>(value: z.output<Schema>, schema: Schema, policy: SecretPolicy): z.output<Schema> {
  return isClean(value, policy) ? value : schema.parse(shielded(value, policy));
}

function isClean(part: unknown, policy: SecretPolicy): boolean {
  if (typeof part === 'string') return shieldText(part, policy).kinds.length === 0;
  if (typeof part !== 'object' || part === null) return true;
  return Object.values(part).every((inner) => isClean(inner, policy));
}

function shielded(part: unknown, policy: SecretPolicy): unknown {
  if (typeof part === 'string') return shieldText(part, policy).text;
  if (Array.isArray(part)) return part.map((inner) => shielded(inner, policy));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, shielded(inner, policy)]));
}
