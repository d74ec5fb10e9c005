import type { ProviderDescription } from './provider-description';

const compatible = (name: string, differences: Partial<ProviderDescription> = {}): ProviderDescription => ({
  name,
  kind: 'openai-compatible',
  needsKey: true,
  isPrivate: false,
  listsModels: false,
  tokenLimitField: 'max_tokens',
  ...differences,
});

/** The providers that Earshot can speak to. */
export const builtinProviders: readonly ProviderDescription[] = [
  compatible('openrouter'),
  compatible('openai', { tokenLimitField: 'max_completion_tokens' }),
  compatible('gemini'),
  compatible('anthropic'),
  compatible('ollama', { needsKey: false, isPrivate: true, listsModels: true }),
  compatible('local', { kind: 'rules', needsKey: false, isPrivate: true }),
];
