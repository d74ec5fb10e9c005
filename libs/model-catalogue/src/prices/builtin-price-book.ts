import { priceBook, type ModelPrice } from './price-book';

interface Classes {
  readonly cached?: string;
  readonly cacheWrite?: string;
}

/** US dollars per million tokens: input, output and the classes that the provider prices on their own. */
const price = (
  provider: string,
  model: string,
  [input, output]: readonly [string, string],
  { cached, cacheWrite }: Classes = {},
): ModelPrice => ({
  provider,
  model,
  effectiveFrom: '2026-01-01T00:00:00Z',
  inputUsdPerMillion: input,
  outputUsdPerMillion: output,
  cachedInputUsdPerMillion: cached ?? null,
  cacheWriteUsdPerMillion: cacheWrite ?? null,
  reasoningUsdPerMillion: null,
});

/** The prices that Earshot ships with. */
export const builtinPriceBook = priceBook.parse({
  version: '2026-11-21',
  prices: [
    price('local', 'earshot-rules', ['0', '0']),
    price('ollama', 'qwen2.5', ['0', '0']),
    price('ollama', 'gemma2', ['0', '0']),
    price('ollama', 'phi3', ['0', '0']),
    price('openrouter', 'qwen/qwen3-7b-it', ['0.1', '0.1']),
    price('openrouter', 'qwen/qwen3-235b-a22b-2507', ['0.5', '0.5']),
    price('openrouter', 'anthropic/claude-sonnet-4.5', ['3', '15'], { cached: '0.3', cacheWrite: '3.75' }),
    price('anthropic', 'claude-sonnet-4.5', ['3', '15'], { cached: '0.3', cacheWrite: '3.75' }),
    price('anthropic', 'claude-opus-4.1', ['15', '75'], { cached: '1.5', cacheWrite: '18.75' }),
    price('gemini', 'gemini-2.5-pro', ['1.25', '10'], { cached: '0.625' }),
    price('openai', 'gpt-5', ['10', '30'], { cached: '1' }),
    price('openai', 'gpt-4.5-turbo', ['2', '8'], { cached: '0.5' }),
    price('openai', 'gpt-4o-mini', ['0.15', '0.6'], { cached: '0.075' }),
    price('openai', 'gpt-4o', ['2.5', '10'], { cached: '1.25' }),
  ],
});
