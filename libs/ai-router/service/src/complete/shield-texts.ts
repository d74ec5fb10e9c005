import { shieldText, type SecretPolicy } from '@earshot/ai-router/prompting';
import type { z } from 'zod';

/**
 * Looks for secrets in every text of a value: in variables, messages, tools.
 *
 * @returns the value, with the secrets taken out where the policy is to redact
 * @throws EarshotError SECRET_DETECTED where one holds a secret and the policy is to block
 */
export function shieldTexts<Schema extends z.ZodType>(value: z.output<Schema>, schema: Schema, policy: SecretPolicy): z.output<Schema> {
  let isClean = true;
  const shielded = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const { text, kinds } = shieldText(part, policy);
      isClean &&= kinds.length === 0;
      return text;
    }
    if (Array.isArray(part)) return part.map(shielded);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, shielded(inner)]));
  };
  const copy = shielded(value);
  return isClean ? value : schema.parse(copy);
}
