import type { CatalogueModel } from './catalogue-model';

type Facts = Pick<CatalogueModel, 'contextTokens' | 'tokenizer' | 'speed' | 'quality' | 'priority'>;

const model = (provider: string, slug: string, facts: Facts & Partial<CatalogueModel>): CatalogueModel => ({
  ...{ id: `${provider}/${slug}`, provider, slug, aliases: [] },
  ...{ tier: 'FAST', local: false, fallbacks: null, limits: null, freeRequestsPerDay: null },
  ...facts,
});

/** Models that run on the operator's own machine: small, free, and nothing leaves the house. */
const ownModel = (slug: string, contextTokens: number) =>
  model('ollama', slug, { contextTokens, tokenizer: 'cl100k_base', speed: 4, quality: 2, priority: 0 });

/** The models that Earshot ships with. */
export const builtinModels: readonly CatalogueModel[] = [
  model('openrouter', 'qwen/qwen3-7b-it', {
    ...{ aliases: ['fast'], contextTokens: 32_768, tokenizer: 'cl100k_base' },
    ...{ speed: 4, quality: 3, priority: 1 },
  }),
  model('openrouter', 'qwen/qwen3-235b-a22b-2507', {
    ...{ aliases: ['deep'], tier: 'DEEP', contextTokens: 262_144, tokenizer: 'cl100k_base' },
    ...{ speed: 2, quality: 5, priority: 2 },
  }),
  model('gemini', 'gemini-2.5-pro', {
    ...{ contextTokens: 2_000_000, tokenizer: 'o200k_base', freeRequestsPerDay: 50 },
    ...{ speed: 3, quality: 3, priority: 1 },
  }),
  model('anthropic', 'claude-sonnet-4.5', {
    ...{ contextTokens: 200_000, tokenizer: 'o200k_base' },
    ...{ speed: 2, quality: 3, priority: 2 },
  }),
  model('openrouter', 'anthropic/claude-sonnet-4.5', {
    ...{ contextTokens: 200_000, tokenizer: 'o200k_base' },
    ...{ speed: 2, quality: 3, priority: 2 },
  }),
  model('anthropic', 'claude-opus-4.1', {
    ...{ tier: 'DEEP', contextTokens: 200_000, tokenizer: 'o200k_base' },
    ...{ speed: 1, quality: 5, priority: 3 },
  }),
  model('openai', 'gpt-5', {
    ...{ contextTokens: 256_000, tokenizer: 'o200k_base' },
    ...{ speed: 2, quality: 4, priority: 4 },
  }),
  model('openai', 'gpt-4.5-turbo', {
    ...{ contextTokens: 192_000, tokenizer: 'o200k_base' },
    ...{ speed: 3, quality: 3, priority: 5 },
  }),
  model('openai', 'gpt-4o-mini', {
    ...{ contextTokens: 128_000, tokenizer: 'o200k_base' },
    ...{ speed: 4, quality: 3, priority: 5 },
  }),
  model('openai', 'gpt-4o', {
    ...{ contextTokens: 128_000, tokenizer: 'o200k_base' },
    ...{ speed: 3, quality: 4, priority: 6 },
  }),
  ownModel('qwen2.5', 32_768),
  ownModel('gemma2', 8_192),
  ownModel('phi3', 128_000),
  // Rules read the measurements, not the prompt: no prompt is too long for them.
  model('local', 'earshot-rules', {
    ...{ aliases: ['local'], local: true, contextTokens: 1_000_000, tokenizer: 'cl100k_base' },
    ...{ speed: 5, quality: 1, priority: 9 },
  }),
];
