import { plain } from './plain';
import type { ProviderDialect } from './provider-dialect';

/** OpenRouter shows its users which application called; without the headers calls appear as unknown. */
export const openrouter: ProviderDialect = { ...plain, headers: { 'x-title': 'Earshot' } };
