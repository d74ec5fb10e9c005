import type { CatalogueModel } from './catalogue-model';

/** The models that Earshot ships with. */
export const builtinModels: readonly CatalogueModel[] = [
  {
    id: 'openrouter/qwen/qwen3-7b-it',
    provider: 'openrouter',
    slug: 'qwen/qwen3-7b-it',
    aliases: ['fast'],
    tier: 'FAST',
    local: false,
    contextTokens: 32_768,
    tokenizer: 'cl100k_base',
    speed: 4,
    quality: 3,
    priority: 1,
    freeRequestsPerDay: null,
  },
  {
    id: 'openrouter/qwen/qwen3-235b-a22b-2507',
    provider: 'openrouter',
    slug: 'qwen/qwen3-235b-a22b-2507',
    aliases: ['deep'],
    tier: 'DEEP',
    local: false,
    contextTokens: 262_144,
    tokenizer: 'cl100k_base',
    speed: 2,
    quality: 5,
    priority: 2,
    freeRequestsPerDay: null,
  },
  {
    id: 'local/earshot-rules',
    provider: 'local',
    slug: 'earshot-rules',
    aliases: ['local'],
    tier: 'FAST',
    local: true,
    // Rules read the measurements, not the prompt: no prompt is too long for them.
    contextTokens: 1_000_000,
    tokenizer: 'cl100k_base',
    speed: 5,
    quality: 1,
    priority: 9,
    freeRequestsPerDay: null,
  },
];
