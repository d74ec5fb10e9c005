import type { Prompt } from '../prompt/prompt';
import type { TokenEncoding } from '../tokens/count-tokens';
import { compressText } from './compress-text';

const compressedTemplates = new WeakMap<Prompt, Map<TokenEncoding, Prompt>>();

/** @returns the prompt with its own words compressed, once for each prompt; examples and the places of variables stay as they are. */
export function compressTemplates(prompt: Prompt, encoding: TokenEncoding): Prompt {
  const byEncoding = compressedTemplates.get(prompt) ?? new Map<TokenEncoding, Prompt>();
  compressedTemplates.set(prompt, byEncoding);
  const known = byEncoding.get(encoding);
  if (known !== undefined) return known;
  const [system, user] = [compressText(prompt.system, encoding).text, compressText(prompt.user, encoding).text];
  const compressed = { ...prompt, system, user };
  byEncoding.set(encoding, compressed);
  return compressed;
}

/** @returns the values with those compressed that are prose; code, logs, languages and any other text stay as they were written. */
export function compressValues(
  { settings: { kinds } }: Prompt,
  values: Readonly<Record<string, string>>,
  encoding: TokenEncoding,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, kinds[name] === 'prose' ? compressText(value, encoding).text : value]),
  );
}
